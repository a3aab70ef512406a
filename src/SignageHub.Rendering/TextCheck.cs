using System.Globalization;
using System.Text;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Rendering.Fonts;
using SignageHub.Rendering.Layout;

namespace SignageHub.Rendering;

/// <summary>Whether a text can be drawn at all, and if not, everything that is wrong with it.</summary>
internal static class TextCheck
{
    /// <param name="request">The text and the board.</param>
    /// <param name="wording">The text as it is laid out.</param>
    /// <param name="slogan">Gets the text when nothing is wrong.</param>
    /// <param name="fonts">Where the letters come from.</param>
    public static IReadOnlyList<RenderFinding> Find(SceneRequest request, Wording wording, Slogan slogan, FontCache fonts)
    {
        if (Math.Max(request.Text.Length, wording.Text.Length) > SceneRequest.LongestText)
            return [Findings.TooLong(Math.Max(request.Text.Length, wording.Text.Length))];
        if (wording.Unknown is { } unknown)
            return [Findings.UnknownPart(unknown)];
        if (LegacyText.Decode(request.Text) is { } meant)
            return [Findings.LegacyEncoding(meant)];
        var drawable = slogan.Read(wording, fonts);
        if (drawable && slogan.WordCount == 0)
            return [Findings.EmptyText];
        var black = request.Color.IsRgb && request.Ink == Rgb.Black;
        if (drawable && !black)
            return [];
        var findings = new List<RenderFinding>();
        if (black)
            findings.Add(Findings.BlackText);
        if (!drawable)
            AddLetters(wording.Text, fonts, findings);
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
                _ when IsRightToLeft(rune) => Findings.RightToLeft(rune),
                _ => Findings.MissingLetter(rune),
            });
        }
    }

    /// <summary>Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours (Unicode 16, blocks from 0590 to 08FF), their presentation forms and those of plane 1.</summary>
    private static bool IsRightToLeft(Rune rune) => rune.Value
        is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
