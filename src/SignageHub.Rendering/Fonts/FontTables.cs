namespace SignageHub.Rendering.Fonts;

/// <summary>The table directory of a TrueType file (OpenType 1.9, "Organization of an OpenType Font").</summary>
internal sealed class FontTables
{
    private const uint TrueTypeOutlines = 0x00010000;

    private readonly Dictionary<uint, FontBytes> _tables = [];

    public FontTables(byte[] file)
    {
        var bytes = new FontBytes(file, 0, file.Length);
        if (bytes.UInt32(0) != TrueTypeOutlines)
            throw new FontFormatException("The file is no font with TrueType outlines.");
        var count = bytes.UInt16(4);
        for (var i = 0; i < count; i++)
        {
            var at = 12 + (16 * i);
            _tables[bytes.UInt32(at)] = bytes.Slice(bytes.Offset32(at + 8), bytes.Offset32(at + 12));
        }
    }

    /// <param name="tag">Four ASCII letters.</param>
    public FontBytes this[string tag] =>
        Find(tag) ?? throw new FontFormatException($"The font has no table '{tag}'.");

    public FontBytes? Find(string tag)
    {
        var key = (uint)(tag[0] << 24 | tag[1] << 16 | tag[2] << 8 | tag[3]);
        return _tables.TryGetValue(key, out var table) ? table : null;
    }
}
