using System.Text;
using System.Text.RegularExpressions;

namespace SignageHub.Documents.Plans.Lines;

/// <summary>Takes away what is no text of the document: marks of converters, stamps of electronic signatures, addresses of persons.</summary>
internal static partial class CleanLines
{
    /// <summary>The day of the earliest signature stamp is kept: it dates a document that does not.</summary>
    public sealed record Result(IReadOnlyList<PlanLine> Lines, NodaTime.LocalDate? Stamped);

    public static Result Of(IReadOnlyList<PlanLine> lines)
    {
        NodaTime.LocalDate? stamped = null;
        var clean = new List<PlanLine>(lines.Count);
        foreach (var line in lines)
        {
            var text = line.Text;
            if (Stamp().Match(text) is { Success: true } stamp)
            {
                stamped ??= NodaTime.Text.LocalDatePattern.Iso.Parse(stamp.Groups["day"].Value) is { Success: true } day ? day.Value : null;
                continue;
            }

            if (OnlyAddress().IsMatch(text))
                continue;
            clean.Add(line with { Text = Marks(text) });
        }

        return new Result(clean, stamped);
    }

    private static string Marks(string text)
    {
        text = text.Normalize(NormalizationForm.FormC);
        text = Hidden().Replace(text, "");
        text = text.Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal).Replace('\u00A0', ' ');
        text = Hashes().Replace(text, "");
        text = PipeRow().IsMatch(text) ? PipeRule().IsMatch(text) ? "" : string.Join('\t', text.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries)) : text;
        // Blanks in front of the first column are no cell of a table.
        return text.TrimStart('\t', ' ').TrimEnd();
    }

    [GeneratedRegex(@"\A\s*(?<day>\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:[+-]\d{2}:?\d{2}|Z)?\s*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"\A\s*[\w.+-]{1,100}@[\w-]{1,100}(?:\.[\w-]{1,100}){1,10}\s*\z", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex OnlyAddress();

    [GeneratedRegex(@"[\u200B-\u200F\u2060\uFEFF\u00AD\u202A-\u202E\p{Cc}-[\t]]", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"\A\s*(?:#{1,6}\s+|>\s+)", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Hashes();

    [GeneratedRegex(@"\A\s*\|.*\|\s*\z", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex PipeRow();

    [GeneratedRegex(@"\A[\s|:\-]*\z", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex PipeRule();
}
