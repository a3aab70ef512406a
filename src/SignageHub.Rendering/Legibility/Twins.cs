using System.Collections.Concurrent;
using System.Text;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering.Legibility;

/// <summary>Vietnamese letters that come out the same in one font at one size: "Bảo" that reads "Bào". Thread-safe.</summary>
/// <remarks>Only letters that are asked for are drawn: a text uses some twenty of the 148, and the first text is laid out while boards wait.</remarks>
internal sealed class Twins(SizedFont font)
{
    /// <summary>Letters are drawn alike at small sizes only; larger ones are not looked at, in LEDs of the em.</summary>
    private const int LargestEm = 40;

    /// <summary>Every vowel of Vietnamese with every mark, and đ, both cases, each with all letters of its base.</summary>
    private static readonly Dictionary<Rune, Rune[]> Kin = Letters()
        .GroupBy(Base, StringComparer.Ordinal)
        .SelectMany(group => group.Select(letter => (letter, group)))
        .ToDictionary(pair => pair.letter, pair => pair.group.ToArray());

    private readonly ConcurrentDictionary<Rune, Rune?> _known = new();

    /// <summary>Code points below <see cref="Table"/> that were found to be no other's twin: most letters of most texts, met again and again.</summary>
    private readonly bool[] _apart = new bool[Table];

    private const int Table = 0x2000;

    /// <summary>Whether some letter of a text may look like another one; allocates nothing once its letters are known.</summary>
    public bool MayBeAmong(string text, FontCache fonts)
    {
        if (font.Em > LargestEm)
            return false;
        foreach (var letter in text.EnumerateRunes())
        {
            if (letter.Value < Table && _apart[letter.Value])
                continue;
            if (Of(letter, fonts) is not null)
                return true;
            if (letter.Value < Table)
                _apart[letter.Value] = true;
        }
        return false;
    }

    /// <summary>Another letter of the same base that looks like this one; null when all differ.</summary>
    public Rune? Of(Rune letter, FontCache fonts)
    {
        if (font.Em > LargestEm || !Kin.TryGetValue(letter, out var kin))
            return null;
        if (!_known.TryGetValue(letter, out var twin))
            _known[letter] = twin = Find(letter, kin, fonts);
        return twin;
    }

    private Rune? Find(Rune letter, Rune[] kin, FontCache fonts)
    {
        var glyph = fonts.GlyphOf(letter);
        foreach (var other in kin)
        {
            if (other != letter && fonts.GlyphOf(other) is var its and not 0 && IsSame(glyph, its))
                return other;
        }
        return null;
    }

    private bool IsSame(int one, int two)
    {
        var (a, b) = (font[one], font[two]);
        if ((a.Top, a.Width, a.Height) != (b.Top, b.Width, b.Height))
            return false;
        var (first, second) = (font.Draw(one), font.Draw(two));
        return first.Words.AsSpan().SequenceEqual(second.Words) && first.Coverage.AsSpan().SequenceEqual(second.Coverage);
    }

    private static string Base(Rune letter) => letter.Value switch
    {
        'đ' => "d",
        'Đ' => "D",
        _ => letter.ToString().Normalize(NormalizationForm.FormD)[..1],
    };

    private static IEnumerable<Rune> Letters()
    {
        string[] tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
        foreach (var vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")
        {
            foreach (var tone in tones)
                yield return Rune.GetRuneAt((vowel + tone).Normalize(NormalizationForm.FormC), 0);
        }

        foreach (var letter in "dđDĐ")
            yield return new Rune(letter);
    }
}
