using System.Net;
using System.Text.RegularExpressions;

namespace SignageHub.Documents.Plans.Files;

/// <summary>The text of a web page: paragraphs, items and table rows as lines; scripts, styles and what is hidden left out.</summary>
internal static partial class HtmlText
{
    public static bool IsHtml(string text) => Start().IsMatch(text[..Math.Min(text.Length, Patience.Milliseconds)]);

    public static string Of(string html)
    {
        html = Left().Replace(html, " ");
        html = Breaks().Replace(html, " ");
        html = Cell().Replace(html, "\t");
        html = Item().Replace(html, "\n- ");
        html = Block().Replace(html, "\n");
        html = WebUtility.HtmlDecode(Tag().Replace(html, ""));
        return EmptyLines().Replace(html, "\n\n");
    }

    [GeneratedRegex(@"<(?:!doctype\s+html|html|body|head|div|p|table|ul|ol)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Start();

    [GeneratedRegex(@"<(?<left>script|style|head|noscript|template)\b[^>]*>.*?</\k<left>\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, 5000)]
    private static partial Regex Left();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"(?<=</t[dh]>)\s*(?=<t[dh]\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Cell();

    [GeneratedRegex(@"<li\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Item();

    [GeneratedRegex(@"</?(?:p|div|br|tr|table|ul|ol|h[1-6]|section|article|header|footer|blockquote|body)\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Block();

    [GeneratedRegex(@"<[^>]{0,5000}>", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[ ]*\n[ ]*(?:\n[ ]*)+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex EmptyLines();
}
