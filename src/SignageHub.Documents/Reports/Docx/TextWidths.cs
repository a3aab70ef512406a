namespace SignageHub.Documents.Reports.Docx;

/// <summary>How long a line is in the decree's typeface, for the rules under it: as long as the motto, a third to a half of a name.</summary>
/// <remarks>Advance widths of the upright and the bold face in thousandths of an em; letters with marks are as wide as without. What is not listed counts as a middling letter.</remarks>
internal static class TextWidths
{
    private const string Narrow = " .,;:!'|ijlt/-";

    private const string Wide = "ABCDEGHKMNOPQRTUVWXY&%m";

    /// <param name="text">One line.</param>
    /// <param name="halfPoints">The size of the letters.</param>
    /// <returns>Twips.</returns>
    public static int Of(string text, int halfPoints) => (int)(text.Normalize(System.Text.NormalizationForm.FormD).Sum(WidthOf) * halfPoints * 10L / 1000);

    private static int WidthOf(char letter) => letter switch
    {
        >= '\u0300' and <= '\u036f' => 0,
        'm' or 'M' => 860,
        'đ' => 540,
        'Đ' => 722,
        _ when Narrow.Contains(letter, StringComparison.Ordinal) => 300,
        _ when Wide.Contains(letter, StringComparison.Ordinal) => 715,
        'I' => 389,
        'L' or 'S' or 'Z' or 'F' or 'J' => 610,
        _ => 520,
    };
}
