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

    public static Bilingual Of(Verdict verdict, Board board, ScheduledEntry scheduled, Showing showing, LocalDate day, Window? window, Bilingual? missing)
    {
        var entry = scheduled.Entry;
        var said = verdict switch
        {
            Verdict.Shows => entry.Dark ? new("switches the board off now", "đang tắt bảng") : Turns(scheduled, showing),
            Verdict.LostToLevel => LostTo(entry, showing),
            Verdict.BoardOff => new(
                $"the board is off outside its hours {string.Join(", ", board.Hours)}", $"bảng tắt ngoài giờ hoạt động {string.Join(", ", board.Hours)}"),
            Verdict.OtherHours => new(
                $"its day, but its hours are {string.Join(", ", entry.When.Hours)}", $"đúng ngày, nhưng giờ hiện là {string.Join(", ", entry.When.Hours)}"),
            Verdict.OtherWeekday => new("it shows on other days of the week only", "mục này chỉ hiện vào thứ khác trong tuần"),
            Verdict.Excepted => new("this day is among those on which it never shows", "ngày này nằm trong các ngày trừ ra của mục"),
            Verdict.Unconfirmed => Unconfirmed(Why.Proposed(entry.When, day)!, ((DayRule.Observed)entry.When.Rule).Observance),
            Verdict.OtherYear => OfYears(entry.When.Rule),
            Verdict.NotApproved => new($"its day, but {missing!.En}", $"đúng ngày, nhưng {missing.Vi}"),
            Verdict.OtherDay => Next(entry.When, board, day, window),
            _ => OtherBoard,
        };
        var isItsDay = verdict is Verdict.Shows or Verdict.LostToLevel or Verdict.BoardOff or Verdict.OtherHours or Verdict.NotApproved;
        return isItsDay && MovedDays.On(entry.When, day) is { } moved ? new($"{said.En}; {moved.En}", $"{said.Vi}; {moved.Vi}") : said;
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

    private static Bilingual OfYears(DayRule rule)
    {
        var years = string.Join(", ", rule.Years!.Order());
        return new(
            $"the slogan holds the official theme of {years}; for another year it waits until somebody reviews it, and lets it show again or writes another",
            $"khẩu hiệu có chủ đề chính thức năm {years}; năm khác phải có người xem lại, cho hiện lại hoặc ghi khẩu hiệu khác");
    }

    /// <summary>How the turns are shared, where that is not simply one after the other.</summary>
    private static Bilingual Turns(ScheduledEntry scheduled, Showing showing)
    {
        var (weight, all, share) = (scheduled.Entry.Weight, showing.Entries.Sum(e => e.Entry.Weight), scheduled.Playlist.Share);
        var said = new Bilingual("shows now", "đang hiện");
        // A limit makes the round another: how many turns it has then, the board's own round says.
        if (showing.Entries.Any(e => e.Playlist.Share is not null && e.Entry.Level != Level.Alert))
            said = weight == 1 ? said : new($"{said.En}, weight {Say.Number(weight)}", $"{said.Vi}, trọng số {Say.Number(weight)}");
        else if (weight != 1 || all != showing.Entries.Count)
            said = new($"{said.En}, {Say.Number(weight)} of {Say.Number(all)} turns in a round", $"{said.Vi}, {Say.Number(weight)} trong {Say.Number(all)} lượt mỗi vòng");
        return share is { } most && scheduled.Entry.Level != Level.Alert
            ? new($"{said.En}; its playlist takes at most {Say.Number(most)} % of the airtime", $"{said.Vi}; danh sách phát này chiếm tối đa {Say.Number(most)} % thời lượng")
            : said;
    }

    private static Bilingual Next(When when, Board board, LocalDate today, Window? window)
    {
        var day = window is { } next ? next.Start.InZone(board.TimeZone).Date : LaterDay(when, today);
        if (day is { } known)
            return new($"not its day; the next is {LocalDatePattern.Iso.Format(known)}", $"không phải ngày của mục này; lần tới là {Vietnamese.Format(known)}");
        if (NextProposed(when, today) is { } proposed)
        {
            return new(
                $"not its day; the next is proposed for {LocalDatePattern.Iso.Format(proposed.First)} and must be confirmed first",
                $"không phải ngày của mục này; lần tới dự kiến {Vietnamese.Format(proposed.First)}, phải xác nhận trước");
        }

        var theme = when.Rule.Years is null ? new Bilingual("", "") : OfYears(when.Rule);
        return when.Rule.Years is null
            ? new("not its day; none is to come", "không phải ngày của mục này; sau đó cũng không còn ngày nào")
            : new($"not its day; {theme.En}", $"không phải ngày của mục này; {theme.Vi}");
    }

    private static Occurrence? NextProposed(When when, LocalDate today) => when.Rule is DayRule.Observed observed
        ? Occurrences.Between(observed.Observance, today.PlusDays(1), today.PlusYears(2)).FirstOrDefault(o => o.IsProposed && observed.Years?.Contains(o.Year) != false)
        : null;

    /// <summary>Beyond the coming year: a leap month 6 comes once in a generation.</summary>
    private static LocalDate? LaterDay(When when, LocalDate today) =>
        DayRuns.Of(when, today.PlusDays(1), new LocalDate(Occurrences.LastYear, 12, 31)).Select(run => (LocalDate?)run.First).FirstOrDefault();
}
