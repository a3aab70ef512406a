using System.Net;
using System.Text.RegularExpressions;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>A form of a page with what stands in it, as a browser sends it.</summary>
internal static partial class PageForm
{
    /// <param name="html">The page, as it came.</param>
    /// <param name="start">What stands in the tag of the form, or before the form: the first form from there on is meant.</param>
    public static Dictionary<string, string> Of(string html, string start)
    {
        var at = html.IndexOf(start, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The page has no {start}.");
        // The place may be within the form's own tag.
        var tag = html.LastIndexOf('<', at);
        var begin = html.AsSpan(tag).StartsWith("<form") ? tag : html.IndexOf("<form", at, StringComparison.Ordinal);
        var form = html[begin..html.IndexOf("</form>", begin, StringComparison.Ordinal)];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in Input().Matches(form).Select(match => match.Value))
        {
            if (Attribute(input, "name") is { } name && (Attribute(input, "type") != "checkbox" || input.Contains(" checked", StringComparison.Ordinal)))
                fields[name] = Attribute(input, "value") ?? "";
        }

        foreach (Match area in Area().Matches(form))
            fields[area.Groups["name"].Value] = WebUtility.HtmlDecode(area.Groups["text"].Value);
        foreach (Match select in Select().Matches(form))
            fields[select.Groups["name"].Value] = Option().Matches(select.Value).Select(option => option.Value).FirstOrDefault(option => option.Contains(" selected", StringComparison.Ordinal)) is { } chosen ? Attribute(chosen, "value") ?? "" : Attribute(Option().Match(select.Value).Value, "value") ?? "";
        return fields;
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $" {name}=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["value"].Value) : null;

    [GeneratedRegex("<input[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Input();

    [GeneratedRegex("<textarea name=\"(?<name>[^\"]+)\"[^>]*>(?<text>[^<]*)</textarea>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Area();

    [GeneratedRegex("<select name=\"(?<name>[^\"]+)\"[^>]*>(?<options>.*?)</select>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Option();
}
