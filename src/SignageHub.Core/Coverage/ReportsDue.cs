using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Coverage;

/// <summary>Reports that plans ask for within a week.</summary>
public static class ReportsDue
{
    /// <summary>Days before the deadline from which on it is shown.</summary>
    public const int DaysAhead = 7;

    /// <summary>Days after the deadline for which a report that nobody has marked as sent is still asked for.</summary>
    public const int DaysAfter = 30;

    /// <summary>Where a deadline stands in a playlist.</summary>
    public const string Path = "plan.reportDue";

    private static readonly LocalDatePattern Vietnamese = LocalDatePattern.CreateWithInvariantCulture("dd'/'MM'/'uuuu");

    /// <summary>The days ahead on which the log says so too.</summary>
    private static readonly int[] Reminders = [7, 3, 1];

    /// <summary>A warning for each report that is due, from a week ahead to the day itself.</summary>
    public static IReadOnlyList<Problem> Of(IReadOnlyList<Playlist> playlists, LocalDate today) =>
        [.. playlists.Where(p => DaysLeft(p, today) is >= 0 and <= DaysAhead).Select(p => Told(p, DaysLeft(p, today)!.Value))];

    /// <summary>Those for which this is a day to remind: 7, 3 and 1 days ahead, and the day itself.</summary>
    public static IReadOnlyList<Problem> ToRemind(IReadOnlyList<Playlist> playlists, LocalDate today) =>
        [.. playlists.Where(p => DaysLeft(p, today) is { } left && (left == 0 || Reminders.Contains(left))).Select(p => Told(p, DaysLeft(p, today)!.Value))];

    /// <summary>Whether it is asked for: from a week ahead until it is marked as sent, which others know, or a month has gone.</summary>
    public static bool IsAskedFor(Playlist playlist, LocalDate today) => DaysLeft(playlist, today) is >= -DaysAfter and <= DaysAhead;

    private static int? DaysLeft(Playlist playlist, LocalDate today) => playlist.Plan?.ReportDue is { } due ? Period.DaysBetween(today, due) : null;

    private static Problem Told(Playlist playlist, int left)
    {
        var due = playlist.Plan!.ReportDue!.Value;
        var (en, vi) = left switch
        {
            0 => ("today", "hôm nay"),
            1 => ("tomorrow", "ngày mai"),
            _ => ($"in {Say.Number(left)} days", $"sau {Say.Number(left)} ngày nữa"),
        };
        var (toEn, toVi) = playlist.Plan.ReportTo is { } to ? ($" to {to}", $" gửi {to}") : ("", "");
        return new Problem(
            (playlist.Entries is [var first, ..] ? first.Place?.File : null) ?? playlist.Id,
            0,
            0,
            Path,
            new(
                $"the report on {playlist.Plan.Number}{toEn} is due {en} ({LocalDatePattern.Iso.Format(due)}): signagehub report --playlist {playlist.Id} --docx …",
                $"báo cáo kết quả {playlist.Plan.Number}{toVi} đến hạn {vi} ({Vietnamese.Format(due)}): signagehub report --playlist {playlist.Id} --docx …"),
            Severity.Warning)
        {
            Page = $"/reports/{Uri.EscapeDataString(playlist.Id)}",
            OnPage = new(
                $"the report on {playlist.Plan.Number}{toEn} is due {en} ({LocalDatePattern.Iso.Format(due)})",
                $"báo cáo kết quả {playlist.Plan.Number}{toVi} đến hạn {vi} ({Vietnamese.Format(due)})"),
        };
    }
}
