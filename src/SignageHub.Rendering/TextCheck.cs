using System.Globalization;
using System.Text;
using SignageHub.Core.Frames;
using SignageHub.Rendering.Fonts;
using SignageHub.Rendering.Layout;

namespace SignageHub.Rendering;

/// <summary>Whether a text can be drawn at all, and if not, everything that is wrong with it.</summary>
internal static class TextCheck
{
    /// <param name="request">The text and the board.</param>
    /// <param name="slogan">Gets the text when nothing is wrong.</param>
    /// <param name="fonts">Where the letters come from.</param>
    public static IReadOnlyList<RenderFinding> Find(SceneRequest request, Slogan slogan, FontCache fonts)
    {
        if (request.Text.Length > SceneRequest.LongestText)
            return [Findings.TooLong(request.Text.Length)];
        var drawable = slogan.Read(request.Text, fonts);
        if (drawable && slogan.WordCount == 0)
            return [Findings.EmptyText];
        var black = request.Color.IsRgb && request.TextColor == Rgb.Black;
        if (drawable && !black)
            return [];
        var findings = new List<RenderFinding>();
        if (black)
            findings.Add(Findings.BlackText);
        if (!drawable)
            AddLetters(request.Text, fonts, findings);
        return findings;
    }

    /// <summary>Each letter that cannot be drawn, once.</summary>
    private static void AddLetters(string text, FontCache fonts, List<RenderFinding> findings)
    {
        var seen = new HashSet<int>();
        for (var i = 0; i < text.Length; i++)
        {
            var isRune = Rune.TryCreate(text[i], out var rune) || (i + 1 < text.Length && Rune.TryCreate(text[i], text[i + 1], out rune));
            if (!isRune)
            {
                if (seen.Add(text[i]))
                    findings.Add(Findings.ControlCharacter(text[i]));
                continue;
            }
            i += rune.Utf16SequenceLength - 1;
            if (rune.Value is ' ' or '\u00A0' || fonts.GlyphOf(rune) != 0 || !seen.Add(rune.Value))
                continue;
            findings.Add(Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Findings.NotComposed(rune),
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    => Findings.ControlCharacter(rune.Value),
                _ => Findings.MissingLetter(rune),
            });
        }
    }
}
