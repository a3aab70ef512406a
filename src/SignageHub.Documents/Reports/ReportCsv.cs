using System.Text;
using SignageHub.Core;

namespace SignageHub.Documents.Reports;

/// <summary>Everything that the report says as one table, in CSV (RFC 4180, UTF-8 with byte order mark, as spreadsheets want it).</summary>
/// <remarks>No cell can become a formula: a text that begins like one gets an apostrophe before it.</remarks>
public static class ReportCsv
{
    public static byte[] Write(ReportModel model, Language language)
    {
        var text = new StringBuilder();
        foreach (var row in ReportRows.Of(model, language).Prepend(ReportRows.Head(language)))
            text.AppendJoin(',', row.Select(cell => Quoted(Neutral(cell)))).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>What a spreadsheet would take for a formula, in whatever case it starts.</summary>
    internal static string Neutral(string cell)
    {
        var start = cell.AsSpan().TrimStart();
        return start.Length > 0 && start[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' || cell.StartsWith('\t') || cell.StartsWith('\r') || cell.StartsWith('\n')
            ? "'" + cell
            : cell;
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
