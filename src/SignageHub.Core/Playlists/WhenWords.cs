using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Json;
using SignageHub.Core.Observances;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Playlists;

/// <summary>What is odd about a "when" whose parts are all right.</summary>
internal static class WhenWords
{
    /// <summary>From which on years are given as examples.</summary>
    private const int Recent = 2020;

    /// <summary>Warns; never an error, since the file can be used.</summary>
    public static bool Check(
        FieldValues values, Field days, Field<IReadOnlyList<DateInterval>> except, Field<DayRule.Yearly> yearly, Field<DayRule.LunarYearly> lunar, Func<When> build)
    {
        if (values.FindLeapDay(yearly))
        {
            values.Reading.Warn(values.PlaceOf(yearly), new(
                "29 February exists in leap years only; in other years this shows nothing",
                "ngày 29 tháng 2 chỉ có ở năm nhuận; các năm khác sẽ không hiện"));
        }

        var when = build();
        if (when.Rule is DayRule.On { Dates.Count: 0 })
            return true;
        if (LifeOf(when.Rule) is not { } life)
        {
            if (!TellNever(values, when, values.Has(days) ? days : values.Has(except) ? except : lunar))
                TellLeapMonth(values, lunar);
            return true;
        }

        if (!values.Has(days) && !values.Has(except))
            return true;
        if (!DayRuns.Of(when, life.Start, life.End).Any())
        {
            values.Reading.Warn(values.PlaceOf(values.Has(days) ? days : except), new(
                "no day is left: the weekdays and exceptions leave out every day, so this never shows",
                "không còn ngày nào: thứ và ngày loại trừ đã bỏ hết mọi ngày nên mục này không bao giờ hiện"));
            return true;
        }

        var bare = when with { Except = new HashSet<LocalDate>() };
        foreach (var idle in values.Get(except, []).Where(period => !DayRuns.Of(bare, period.Start, period.End).Any()))
        {
            values.Reading.Warn(values.PlaceOf(except), new(
                $"'{PeriodText.Write(idle)}' leaves nothing out: the entry does not show on any day of it anyway",
                $"'{PeriodText.Write(idle)}' không loại trừ gì: dù sao mục này cũng không hiện vào ngày đó"));
        }

        return true;
    }

    /// <summary>A rule that comes back each year, in no year: leap months that never meet, weekdays that leave nothing.</summary>
    /// <returns>Whether it was told.</returns>
    private static bool TellNever(FieldValues values, When when, Field at)
    {
        var whole = new DateInterval(new LocalDate(DateText.FirstYear, 1, 1), new LocalDate(Occurrences.LastYear, 12, 31));
        if (when is { Rule: DayRule.Always, Days.Count: 0 } || Any(when, whole))
            return false;
        if (when.Rule is DayRule.Observed observed && Occurrences.Between(observed.Observance, whole.Start, whole.End).Any(o => o.IsProposed))
            return false;
        values.Reading.Warn(values.PlaceOf(at), new(
            $"no day in the years {Say.Number(whole.Start.Year)} to {Say.Number(whole.End.Year)} is its day, so this never shows",
            $"từ năm {Say.Number(whole.Start.Year)} đến năm {Say.Number(whole.End.Year)} không có ngày nào, nên mục này không bao giờ hiện"));
        return true;

        // Most rules have a day soon: the long way is for those that have none.
        static bool Any(When when, DateInterval days) =>
            DayRuns.Of(when, days.Start, days.Start.PlusYears(2)).Any() || DayRuns.Of(when, new LocalDate(2024, 1, 1), new LocalDate(2032, 12, 31)).Any() || DayRuns.Of(when, days.Start, days.End).Any();
    }

    private static void TellLeapMonth(FieldValues values, Field<DayRule.LunarYearly> lunar)
    {
        if (values.Find(lunar) is not { } range || (range.Start.IsLeap ? range.Start : range.End) is not { IsLeap: true, Month: var month })
            return;
        var years = string.Join(", ", LunarCalendar.YearsWithLeapMonth(month).Where(y => y >= Recent).Take(4));
        values.Reading.Warn(values.PlaceOf(lunar), new(
            $"few years have a leap month {Say.Number(month)} ({years} …); in other years this shows nothing",
            $"ít năm có tháng {Say.Number(month)} nhuận ({years} …); các năm khác sẽ không hiện"));
    }

    /// <summary>The days between which a rule with an end has all its days; null for rules that come back each year.</summary>
    public static DateInterval? LifeOf(DayRule rule) => rule switch
    {
        DayRule.On { Dates.Count: > 0 } on => new DateInterval(on.Dates.Min(), on.Dates.Max()),
        DayRule.Period period => period.Dates,
        _ => null,
    };

    private static bool FindLeapDay(this FieldValues values, Field<DayRule.Yearly> yearly) =>
        values.Find(yearly) is { } rule && rule.Start == rule.End && rule.Start == new AnnualDate(2, 29);
}
