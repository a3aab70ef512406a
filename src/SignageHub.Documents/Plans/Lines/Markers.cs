using System.Globalization;
using System.Text.RegularExpressions;

namespace SignageHub.Documents.Plans.Lines;

/// <summary>Reads the sign at the start of a line: <c>-</c>, <c>•</c>, <c>1.</c>, <c>(1)</c>, <c>a)</c>, <c>II.</c></summary>
internal static partial class Markers
{
    /// <summary>The order of letters in Vietnamese lists: đ after d, no f.</summary>
    private const string Letters = "abcdđeghiklmnopqrstuvxy";

    /// <returns>The marker, and where the text after it begins.</returns>
    public static (Marker Marker, int TextAt) Read(string line)
    {
        var m = Form().Match(line);
        if (!m.Success)
            return (default, 0);
        var at = m.Length;
        var written = m.Groups["sign"].Value;
        if (m.Groups["dash"].Success)
            return (new Marker(MarkerKind.Dash, "-", 0), at);
        if (m.Groups["bullet"].Success)
            return (new Marker(MarkerKind.Bullet, written, 0), at);
        if (m.Groups["section"].Success)
            return (new Marker(MarkerKind.Section, written, int.Parse(m.Groups["last"].Value, CultureInfo.InvariantCulture)), at);
        if (m.Groups["number"].Success)
            return (new Marker(MarkerKind.Number, written, int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture)), at);
        if (m.Groups["letter"].Success)
            return (new Marker(MarkerKind.Letter, written, Letters.IndexOf(m.Groups["letter"].Value, StringComparison.Ordinal) + 1), at);
        return m.Groups["roman"].Success
            ? (new Marker(MarkerKind.Roman, written, Roman(m.Groups["roman"].Value)), at)
            : (new Marker(MarkerKind.Capital, written, m.Groups["capital"].Value[0] - 'A' + 1), at);
    }

    /// <summary>A number at the start without its dot: <c>3 x</c>. Only an item where 2 stood before it.</summary>
    public static (int Number, int TextAt)? Undotted(string line) => UndottedForm().Match(line) is { Success: true } m
        ? (int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture), m.Length)
        : null;

    private static int Roman(string text) => text switch
    {
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "V" => 5,
        "VI" => 6,
        "VII" => 7,
        "VIII" => 8,
        "IX" => 9,
        _ => 10,
    };

    [GeneratedRegex(
        @"\A\s*(?<sign>(?<dash>[-–—−](?![-–—−]))|(?<bullet>[•●▪◦·*+→✓])(?!\*)|(?<section>\d{1,2}(?:\.\d{1,2}){0,2}\.(?<last>\d{1,2})[.)]?)(?=\s)|\(?(?<number>\d{1,2})(?:[.)]|/(?=\s)|-(?=\s+[^\s\d]))(?!\d)|\(?(?<letter>[a-zđ])[)](?=\s|\p{L})|(?<letter>[a-zđ])\.(?=\s)|(?<roman>[IVX]{1,4})[./)-](?=\s)|(?<capital>[A-H])[./)](?=\s))\s*(?=\S)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Patience.Milliseconds)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A\s*(?<number>\d{1,2})\s+(?=[“""\p{Lu}])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex UndottedForm();
}
