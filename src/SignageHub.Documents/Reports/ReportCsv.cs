using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;

namespace SignageHub.Documents.Reports;

/// <summary>Every board, slogan and day as CSV (RFC 4180, UTF-8 with byte order mark, as spreadsheets want it).</summary>
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

/// <summary>The rows of the spreadsheets: one for each board, slogan and day.</summary>
internal static class ReportRows
{
    public static IReadOnlyList<string> Head(Language language)
    {
        var words = new ReportWords(language);
        return
        [
            words.Say("Mã bảng", "Board id"), words.Say("Bảng", "Board"), words.Say("Mục", "Entry"), words.Say("Khẩu hiệu", "Slogan"), words.Say("Ngày", "Day"),
            words.Say("Phút theo kế hoạch", "Minutes planned"), words.Say("Phút chiếu", "Minutes lit"), words.Say("Số lượt", "Times"),
            words.Say("Lần đầu", "First"), words.Say("Lần cuối", "Last"), words.Say("Thiếu chứng cứ", "Not proved"),
        ];
    }

    public static IEnumerable<IReadOnlyList<string>> Of(ReportModel model, Language language)
    {
        var words = new ReportWords(language);
        return
            from line in model.Lines
            from day in line.Days
            select (IReadOnlyList<string>)
            [
                line.BoardId, line.Board, line.Entry, line.Slogan, LocalDatePattern.Iso.Format(day.Day), Minutes(day.Planned), Minutes(day.Lit),
                day.Count.ToString(CultureInfo.InvariantCulture), Time(day.First), Time(day.Last),
                string.Join("; ", line.Missed.Where(m => m.From.Date <= day.Day && m.Until > day.Day.AtMidnight()).Select(m => $"{words.Span(m.From, m.Until)}: {words.Say(m.Why)}")),
            ];
    }

    private static string Minutes(Duration time) => Math.Round(time.TotalMinutes, 1).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Time(LocalTime? time) => time?.ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
