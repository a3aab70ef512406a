using System.Collections.Frozen;
using System.Text;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering.Legibility;

/// <summary>Vietnamese letters that come out the same at one size: "Bảo" that reads "Bào".</summary>
internal static class Twins
{
    /// <summary>Every vowel of Vietnamese with every mark, and đ, both cases.</summary>
    private static readonly ILookup<string, Rune> ByBase = Letters().ToLookup(Base, StringComparer.Ordinal);

    /// <summary>Letters are drawn alike at small sizes only; larger ones are not looked at, in LEDs of the em.</summary>
    private const int LargestEm = 40;

    private static readonly FrozenDictionary<Rune, Rune> None = FrozenDictionary<Rune, Rune>.Empty;

    /// <summary>The letters that look like another of the same base letter at a size, with that other; empty where all differ.</summary>
    public static FrozenDictionary<Rune, Rune> Of(FontCache fonts, SizedFont font)
    {
        if (font.Em > LargestEm)
            return None;
        var twins = new Dictionary<Rune, Rune>();
        foreach (var group in ByBase)
        {
            foreach (var letter in group.Where(letter => fonts.GlyphOf(letter) != 0))
            {
                foreach (var other in group.Where(other => other != letter && fonts.GlyphOf(other) != 0))
                {
                    if (IsSame(font, fonts.GlyphOf(letter), fonts.GlyphOf(other)))
                        twins.TryAdd(letter, other);
                }
            }
        }

        return twins.Count == 0 ? None : twins.ToFrozenDictionary();
    }

    private static bool IsSame(SizedFont font, int one, int two)
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
