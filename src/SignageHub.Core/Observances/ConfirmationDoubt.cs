using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Json;

namespace SignageHub.Core.Observances;

/// <summary>What somebody should look at once more before a day is confirmed.</summary>
/// <param name="Words">What is odd.</param>
/// <param name="Kind">Whether, and how, it may be done all the same.</param>
public sealed record ConfirmationDoubt(Bilingual Words, DoubtKind Kind)
{
    /// <summary>Days between the proposed day and a confirmed one beyond which a slip of the pen is more likely than a moved campaign.</summary>
    private const int Far = 21;

    private static readonly LocalDatePattern Vietnamese = LocalDatePattern.CreateWithInvariantCulture("dd'/'MM'/'uuuu");

    /// <summary>Null for none. The confirmation that stands already is told before a strange date.</summary>
    public static ConfirmationDoubt? Of(Observance observance, LocalDate date, bool replace = false)
    {
        var name = observance.Name;
        var root = Occurrences.ToConfirm(observance);
        var isMovable = root.NeedsConfirmation || root.Rule is ObservanceRule.Table;
        if (root.Id != observance.Id && isMovable)
        {
            return new(
                new($"{name.En} counts from {root.Name.En}; confirm that one: {root.Id}.", $"{name.Vi} tính theo {root.Name.Vi}; hãy xác nhận ngày đó: {root.Id}."), DoubtKind.Never);
        }

        if (!isMovable)
        {
            return new(
                new($"{name.En} has its day by its rule and needs no confirmation; to change it, write it under \"observances\" in playlists/observances.json.",
                    $"{name.Vi} có ngày theo quy tắc nên không cần xác nhận; muốn đổi thì ghi ở \"observances\" trong playlists/observances.json."),
                DoubtKind.Never);
        }

        if (!replace && observance.Confirmed.TryGetValue(date.Year, out var before))
        {
            var place = before.Place is { } at ? new Bilingual($" ({at.File}, line {at.Line})", $" ({at.File}, dòng {at.Line})") : new("", "");
            return new(
                new($"{name.En} {date.Year} is confirmed already: {Iso(before.Date)} by {Say.Short(before.Document)}{place.En}.",
                    $"{name.Vi} năm {date.Year} đã xác nhận: ngày {Vietnamese.Format(before.Date)} theo {Say.Short(before.Document)}{place.Vi}."),
                DoubtKind.Replaces);
        }

        var bare = observance with { Confirmed = new Dictionary<int, Confirmation>() };
        if (Occurrences.Of(bare, date.Year).MinBy(o => Math.Abs(Period.DaysBetween(o.First, date))) is not { } expected || expected.First == date)
            return null;
        if (!expected.IsProposed)
        {
            return new(
                new($"{name.En} {date.Year} is known: it was on {Iso(expected.First)}, not on {Iso(date)}.",
                    $"Đã biết {name.Vi} năm {date.Year} là ngày {Vietnamese.Format(expected.First)}, không phải {Vietnamese.Format(date)}."),
                DoubtKind.Strange);
        }

        var off = Math.Abs(Period.DaysBetween(expected.First, date));
        // A day of the month, or of the lunar one, falls on any weekday.
        var isByWeekday = observance.Rule is ObservanceRule.NthWeekday or ObservanceRule.Table { Guess: not null };
        return off <= Far && (!isByWeekday || date.DayOfWeek == expected.First.DayOfWeek) ? null : new(
            new($"{Iso(date)} is a {date.DayOfWeek}, {off} days from the proposed day, {expected.First.DayOfWeek} {Iso(expected.First)}.",
                $"{Vietnamese.Format(date)} là {VietnameseDay(date)}, cách ngày dự kiến {off} ngày ({VietnameseDay(expected.First)} {Vietnamese.Format(expected.First)})."),
            DoubtKind.Strange);
    }

    private static string VietnameseDay(LocalDate day) => day.DayOfWeek == IsoDayOfWeek.Sunday ? "Chủ nhật" : $"thứ {"Hai,Ba,Tư,Năm,Sáu,Bảy".Split(',')[(int)day.DayOfWeek - 1]}";

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}

public enum DoubtKind
{
    /// <summary>It makes no sense and cannot be done.</summary>
    Never,

    /// <summary>It takes the place of what stands there.</summary>
    Replaces,

    /// <summary>An unlikely day; whoever has the document may insist.</summary>
    Strange,
}
