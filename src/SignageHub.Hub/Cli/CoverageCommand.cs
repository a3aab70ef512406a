using System.CommandLine;
using SignageHub.Core;
using SignageHub.Core.Coverage;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub coverage</c>: a year's observances against the playlists.</summary>
internal static class CoverageCommand
{
    /// <summary>UTF-16 code units of a slogan that a line quotes.</summary>
    private const int LongestSlogan = 60;

    public static Command Create()
    {
        var command = new Command("coverage", "Tell which observances of a year have no slogan, and which entries are crowded, hidden or wrong")
        {
            ObservanceCommand.Year, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data, CommonOptions.Json,
        };
        command.SetAction(parse =>
        {
            var output = CommonOptions.Output(parse);
            var signage = LoadedSignage.Load(CommonOptions.Settings(parse), output);
            var report = CoverageCheck.Of(signage.Office, signage.Playlists, signage.Observances, ObservanceCommand.YearOf(parse, signage.Office.TimeZone), signage.Approvals);
            if (parse.GetValue(CommonOptions.Json))
                output.Json(Describe(report, output));
            else
                Tell(report, output);
            return LoadedSignage.ExitCodeOf(signage);
        });
        return command;
    }

    private static object Describe(CoverageReport report, Output output) => new
    {
        report.Year,
        Observances = report.Observances.Select(o => new
        {
            o.Observance.Id,
            Name = output.Say(o.Observance.Name),
            From = Words.Iso(o.Occurrence.First),
            To = Words.Iso(o.Occurrence.Last),
            o.State,
            o.Entries,
            Theme = o.Theme?.Text ?? o.Theme?.Original,
        }),
        Findings = report.Findings.Select(f => new
        {
            f.Kind,
            f.Entry,
            f.Slogan,
            From = f.Days is { } days ? Words.Iso(days.Start) : null,
            To = f.Days is { } last ? Words.Iso(last.End) : null,
            f.Place?.File,
            f.Place?.Line,
            Message = output.Say(f.Message),
        }),
    };

    private static void Tell(CoverageReport report, Output output)
    {
        var all = report.Observances;
        output.People.WriteLine(output.Say(
            $"{report.Year}: {all.Count} observances. {Count(CoverageState.Covered)} have a slogan of their own, {Count(CoverageState.Unconfirmed)} {(Count(CoverageState.Unconfirmed) == 1 ? "waits" : "wait")} for a confirmation, {Count(CoverageState.None)} have nothing; on {Count(CoverageState.ByDateOnly)}, something else shows.",
            $"Năm {report.Year}: {all.Count} ngày kỷ niệm. {Count(CoverageState.Covered)} ngày có khẩu hiệu riêng, {Count(CoverageState.Unconfirmed)} ngày chờ xác nhận, {Count(CoverageState.None)} ngày chưa có gì, {Count(CoverageState.ByDateOnly)} ngày đang hiện nội dung khác."));
        // First what is wrong and can be mended today, then what is missing.
        Observances(all.Where(o => o.State == CoverageState.Unconfirmed), new("The day is only proposed; confirm it with the document of the year:", "Ngày mới là dự kiến; cần xác nhận bằng văn bản của năm:"), output);
        foreach (var kind in report.Findings.GroupBy(f => f.Kind))
        {
            output.People.WriteLine();
            output.People.WriteLine(output.Say(TitleOf(kind.Key)));
            foreach (var finding in kind)
                output.People.WriteLine($"  {(finding.Days is { } days ? Words.Days(days.Start, days.End) + "  " : "")}{finding.Entry}{About(finding)}: {output.Say(finding.Message)}");
        }

        ByMonth(all.Where(o => o.State == CoverageState.None), new(
            "No slogan. What is not yours goes into \"notOurs\" of playlists/observances.json, by the id in brackets:",
            "Chưa có khẩu hiệu. Ngày cơ quan không tổ chức thì ghi mã trong ngoặc vào \"notOurs\" của playlists/observances.json:"), output);
        ByMonth(all.Where(o => (o.Theme?.Text ?? o.Theme?.Original) is null && o.Observance.Themes.Count > 0), new(
            $"Have a theme each year; that of {report.Year} is not known. Write it under \"themes\" of playlists/observances.json when it is announced:",
            $"Hằng năm có chủ đề nhưng chưa biết chủ đề năm {report.Year}. Khi có văn bản công bố, hãy ghi ở \"themes\" của playlists/observances.json:"), output);
        Observances(all.Where(o => o.State == CoverageState.ByDateOnly), new("Something shows on these days, but nothing names them:", "Ngày này có khẩu hiệu khác đang hiện, nhưng không mục nào nhắc tới:"), output);

        int Count(CoverageState state) => all.Count(o => o.State == state);
    }

    /// <summary>The slogan itself and where it stands: keys alone say little.</summary>
    private static string About(CoverageFinding finding) =>
        (finding.Slogan is { } slogan ? $" “{(slogan.Length > LongestSlogan ? slogan[..(char.IsHighSurrogate(slogan[LongestSlogan - 1]) ? LongestSlogan - 1 : LongestSlogan)] + "…" : slogan)}”" : "")
        + (finding.Place is { } place ? $" ({place.File}:{place.Line})" : "");

    /// <summary>A line a month: dozens of observances are nobody's at a given office.</summary>
    private static void ByMonth(IEnumerable<ObservanceCoverage> observances, Bilingual title, Output output)
    {
        var told = observances.DistinctBy(o => o.Observance.Id).ToList();
        if (told.Count == 0)
            return;
        output.People.WriteLine();
        output.People.WriteLine(output.Say(title));
        foreach (var month in told.GroupBy(o => o.Occurrence.First.Month))
            output.People.WriteLine($"  {month.Key:00}  {string.Join("; ", month.Select(o => $"{Words.Days(o.Occurrence.First, o.Occurrence.Last)} {output.Say(o.Observance.Name)} ({o.Observance.Id})"))}");
    }

    private static void Observances(IEnumerable<ObservanceCoverage> observances, Bilingual title, Output output)
    {
        var told = observances.ToList();
        if (told.Count == 0)
            return;
        output.People.WriteLine();
        output.People.WriteLine(output.Say(title));
        foreach (var one in told)
        {
            var theme = one.Theme?.Text ?? one.Theme?.Original;
            output.People.WriteLine($"  {Words.Days(one.Occurrence.First, one.Occurrence.Last)}  {output.Say(one.Observance.Name)} ({one.Observance.Id})"
                + (theme is null ? "" : $" – {theme}") + (one.Entries.Count == 0 ? "" : $": {string.Join(", ", one.Entries)}"));
        }
    }

    private static Bilingual TitleOf(FindingKind kind) => kind switch
    {
        FindingKind.Crowded => new("Three or more take turns:", "Từ ba mục trở lên luân phiên:"),
        FindingKind.NeverShows => new("Never shows this year:", "Cả năm không hiện:"),
        FindingKind.Hidden => new("Hidden all the time:", "Luôn bị che khuất:"),
        FindingKind.DateOutsideWindow => new("Names a day outside its own days:", "Nhắc ngày nằm ngoài thời gian hiện:"),
        FindingKind.Arithmetic => new("Counts years wrongly:", "Tính số năm không khớp:"),
        FindingKind.OldTheme => new("Themes of another year, to be reviewed:", "Chủ đề của năm khác, cần xem lại:"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };
}
