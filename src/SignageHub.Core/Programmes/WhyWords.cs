using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Boards;
using SignageHub.Core.Json;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>The sentences of <see cref="Why"/>.</summary>
internal static class WhyWords
{
    private static readonly LocalDatePattern Vietnamese = LocalDatePattern.CreateWithInvariantCulture("dd'/'MM'/'uuuu");

    public static readonly Bilingual OtherBoard = new("the playlist is for other boards", "danh sách phát dành cho bảng khác");

    public static Bilingual Of(Verdict verdict, Board board, Entry entry, Showing showing, LocalDate day, Window? window, Bilingual? missing)
    {
        var said = verdict switch
        {
            Verdict.Shows => entry.Dark ? new("switches the board off now", "đang tắt bảng") : new("shows now", "đang hiện"),
            Verdict.LostToLevel => LostTo(entry, showing),
            Verdict.BoardOff => new(
                $"the board is off outside its hours {string.Join(", ", board.Hours)}", $"bảng tắt ngoài giờ hoạt động {string.Join(", ", board.Hours)}"),
            Verdict.OtherHours => new(
                $"its day, but its hours are {string.Join(", ", entry.When.Hours)}", $"đúng ngày, nhưng giờ hiện là {string.Join(", ", entry.When.Hours)}"),
            Verdict.OtherWeekday => new("the weekday is not among its 'days'", "không đúng thứ ghi ở 'days'"),
            Verdict.Excepted => new("this day stands under its 'except'", "ngày này nằm trong 'except'"),
            Verdict.Unconfirmed => Unconfirmed(Why.Proposed(entry.When, day)!, ((DayRule.Observed)entry.When.Rule).Observance),
            Verdict.OtherYear => OfYears((DayRule.Observed)entry.When.Rule),
            Verdict.NotApproved => new($"its day, but {missing!.En}", $"đúng ngày, nhưng {missing.Vi}"),
            Verdict.OtherDay => Next(board, window),
            _ => OtherBoard,
        };
        return Moved(entry.When.Rule, day) is { } moved ? new($"{said.En}; {moved.En}", $"{said.Vi}; {moved.Vi}") : said;
    }

    public static Bilingual Unconfirmed(Occurrence proposed, Observance observance) => new(
        $"the day of {observance.Name.En} in {Say.Number(proposed.Year)} is only proposed ({LocalDatePattern.Iso.Format(proposed.First)}) and nobody has confirmed it",
        $"ngày của {observance.Name.Vi} năm {Say.Number(proposed.Year)} mới là dự kiến ({Vietnamese.Format(proposed.First)}), chưa ai xác nhận");

    private static Bilingual LostTo(Entry entry, Showing showing)
    {
        var (own, winner) = (LevelWords.Of(Showings.LevelOf(entry)), LevelWords.Of(showing.Level!.Value));
        var keys = string.Join(", ", showing.Entries.Take(3).Select(e => e.Key)) + (showing.Entries.Count > 3 ? ", …" : "");
        return new($"its time, but level {own.En} gives way to {winner.En}: {keys}", $"đúng lúc, nhưng mức {own.Vi} nhường mức {winner.Vi}: {keys}");
    }

    private static Bilingual OfYears(DayRule.Observed observed)
    {
        var years = string.Join(", ", observed.Years!.Order());
        return new(
            $"the slogan is the official theme of {years}; for another year it waits for a review (\"reuse\": true)",
            $"khẩu hiệu là chủ đề chính thức năm {years}; năm khác phải xem xét lại (\"reuse\": true)");
    }

    private static Bilingual Next(Board board, Window? window)
    {
        if (window is not { } next)
            return new("not its day; none within 400 days", "không phải ngày của mục này; 400 ngày tới cũng không có");
        var day = next.Start.InZone(board.TimeZone).Date;
        return new($"not its day; the next is {LocalDatePattern.Iso.Format(day)}", $"không phải ngày của mục này; lần tới là {Vietnamese.Format(day)}");
    }

    /// <summary>The rule for day 30 of a short month, said where it changes something.</summary>
    private static Bilingual? Moved(DayRule rule, LocalDate day)
    {
        var (start, end) = rule switch
        {
            DayRule.LunarYearly lunar => (lunar.Start, lunar.End),
            DayRule.Observed { Observance.Rule: ObservanceRule.Lunar lunar } => (lunar.Start, lunar.End),
            _ => (default, default),
        };
        if (day.Year is < Occurrences.FirstYear or > Occurrences.LastYear)
            return null;
        var year = LunarCalendar.Of(day).Year;
        var moved = new[] { start, end }.FirstOrDefault(d => d.Month > 0 && LunarCalendar.IsMoved(d, year));
        return moved == default
            ? null
            : new(
                $"lunar month {Say.Number(moved.Month)} of {LunarCalendar.NameOf(year)} has 29 days, so its day 30 is the 29th",
                $"tháng {Say.Number(moved.Month)} âm lịch năm {LunarCalendar.NameOf(year)} chỉ có 29 ngày nên ngày 30 tính là ngày 29");
    }
}
