using System.Text;

namespace SignageHub.Core.Json;

/// <summary>Turns byte offsets into lines and columns; moving forward only, the whole file costs one pass.</summary>
/// <remarks>A line ends with LF, CR LF or a lone CR, as editors count.</remarks>
internal ref struct TextCursor(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    /// <param name="offset">Not before the last one; the end of the text at most.</param>
    public (int Line, int Column) MoveTo(int offset)
    {
        while (_offset < offset)
        {
            var lead = _utf8[_offset];
            if (lead == '\n' || (lead == '\r' && (_offset + 1 == _utf8.Length || _utf8[_offset + 1] != '\n')))
            {
                _line++;
                _column = 1;
                _offset++;
                continue;
            }

            // Text that is not UTF-8 counts a column for each byte that cannot be read.
            Rune.DecodeFromUtf8(_utf8[_offset..], out var rune, out var length);
            _column += rune.Utf16SequenceLength;
            _offset += length;
        }

        return (_line, _column);
    }
}
