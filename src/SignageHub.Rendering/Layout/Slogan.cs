using System.Text;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering.Layout;

/// <summary>A slogan as glyphs and words. One for each thread, read anew for each slogan, so that nothing is allocated for a letter.</summary>
/// <remarks>A word is what stands between two blanks; in Vietnamese that is a syllable, a number or a punctuation mark.</remarks>
internal sealed class Slogan
{
    private const int MostWords = (SceneRequest.LongestText + 1) / 2;
    private const char NoBreakBlank = '\u00A0';

    private readonly int[] _glyphs = new int[SceneRequest.LongestText];
    private readonly bool[] _cells = new bool[SceneRequest.LongestText];
    private readonly int[] _starts = new int[MostWords];
    private readonly int[] _ends = new int[MostWords];
    private readonly int[] _penalties = new int[MostWords];
    private readonly int[] _alone = new int[MostWords];
    private readonly int[] _syllables = new int[MostWords + 1];
    private readonly Range[] _texts = new Range[MostWords];
    private readonly List<int> _partStarts = [];

    public int WordCount { get; private set; }

    /// <summary>The clock parts; a letter that none of them holds is drawn, one of theirs is a place that the board fills.</summary>
    public IReadOnlyList<PlacedPart> Parts { get; private set; } = [];

    /// <summary>The glyph at which each of <see cref="Parts"/> begins.</summary>
    public IReadOnlyList<int> PartStarts => _partStarts;

    /// <summary>Whether a glyph is the place of a clock part's letter.</summary>
    public bool IsCell(int glyph) => Parts.Count > 0 && _cells[glyph];

    /// <summary>One for each letter; words are parted by exactly one blank.</summary>
    public ReadOnlySpan<int> Glyphs => _glyphs.AsSpan(0, WordCount == 0 ? 0 : _ends[WordCount - 1]);

    /// <summary>Where a word begins in <see cref="Glyphs"/>.</summary>
    public int Start(int word) => _starts[word];

    /// <summary>Where a word ends in <see cref="Glyphs"/>, exclusive.</summary>
    public int End(int word) => _ends[word];

    /// <summary>What it costs to end a line after a word; see <see cref="BreakRules"/>.</summary>
    public int Penalty(int word) => _penalties[word];

    /// <summary>What it costs to leave a word alone on the last line; see <see cref="BreakRules"/>.</summary>
    public int Alone(int word) => _alone[word];

    /// <summary>Syllables and numbers among the words from <paramref name="first"/> to <paramref name="end"/>, exclusive.</summary>
    public int Syllables(int first, int end) => _syllables[end] - _syllables[first];

    /// <returns>Whether every letter has its glyph; when not, nothing else here means anything.</returns>
    public bool Read(Wording wording, FontCache font)
    {
        WordCount = 0;
        var text = wording.Text;
        BeginParts(wording.Parts);
        var (count, wordStart, inWord) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ')
            {
                if (inWord)
                    EndWord(wordStart, i, count);
                inWord = false;
                continue;
            }
            if (!inWord)
            {
                if (WordCount > 0)
                    _glyphs[count++] = font.Blank;
                _starts[WordCount] = count;
                (wordStart, inWord) = (i, true);
            }
            var glyph = text[i] == NoBreakBlank ? font.Blank : GlyphAt(text, ref i, font);
            if (glyph == 0)
                return false;
            if (Parts.Count > 0)
                MarkCell(i, count);
            _glyphs[count++] = glyph;
        }
        if (inWord)
            EndWord(wordStart, text.Length, count);
        for (var word = 0; word < WordCount; word++)
        {
            var letters = text.AsSpan(_texts[word]);
            _syllables[word + 1] = _syllables[word] + (IsSpoken(letters) ? 1 : 0);
            _alone[word] = BreakRules.Alone(letters);
            _penalties[word] = word + 1 < WordCount ? BreakRules.Penalty(word > 0 ? text.AsSpan(_texts[word - 1]) : [], letters, text.AsSpan(_texts[word + 1])) : 0;
        }
        return true;
    }

    private void BeginParts(IReadOnlyList<PlacedPart> parts)
    {
        if (Parts.Count + parts.Count == 0)
            return;
        Parts = parts;
        _partStarts.Clear();
        Array.Clear(_cells);
    }

    private void MarkCell(int character, int glyph)
    {
        foreach (var part in Parts)
        {
            if (character < part.Start || character >= part.Start + part.Length)
                continue;
            _cells[glyph] = true;
            if (character == part.Start)
                _partStarts.Add(glyph);
        }
    }

    private void EndWord(int from, int to, int glyphs)
    {
        _texts[WordCount] = from..to;
        _ends[WordCount++] = glyphs;
    }

    private static int GlyphAt(string text, ref int i, FontCache font)
    {
        if (Rune.TryCreate(text[i], out var rune))
            return font.GlyphOf(rune);
        return i + 1 < text.Length && Rune.TryCreate(text[i], text[++i], out rune) ? font.GlyphOf(rune) : 0;
    }

    private static bool IsSpoken(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLetterOrDigit(c))
                return true;
        }
        return false;
    }
}
