using NodaTime;
using SignageHub.Core.Json;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>The rule for day 30 of a short lunar month, said on the days that it moves.</summary>
internal static class MovedDays
{
    /// <summary>Null where the rule changes nothing about the occurrence that the day belongs to.</summary>
    public static Bilingual? On(When when, LocalDate day)
    {
        var (lunar, shift, before, after) = when.Rule switch
        {
            DayRule.LunarYearly rule => ((rule.Start, rule.End), 0, 0, 0),
            DayRule.Observed observed => RootOf(observed.Observance) is var (rule, days) && rule is not null
                ? ((rule.Start, rule.End), days, observed.DaysBefore, observed.DaysAfter)
                : (default, 0, 0, 0),
            _ => (((LunarDay Start, LunarDay End))default, 0, 0, 0),
        };
        if (lunar.Start.Month == 0 || day.Year is < Occurrences.FirstYear or > Occurrences.LastYear)
            return null;
        for (var year = day.Year - 2; year <= day.Year + 1; year++)
        {
            if (year < LunarCalendar.FirstYear || year >= LunarCalendar.LastYear || LunarDates.InLunarYear(lunar.Start, lunar.End, year) is not { } run)
                continue;
            // What is counted from an observance counts from its first day.
            var (first, last) = shift == 0 ? (run.First, run.Last) : (run.First.PlusDays(shift), run.First.PlusDays(shift));
            if (day < first.PlusDays(-before) || day > last.PlusDays(after))
                continue;
            var endYear = run.Last >= LunarCalendar.Of(run.First).NewYear() ? year + 1 : year;
            if (LunarCalendar.IsMoved(lunar.Start, year))
                return Words(lunar.Start.Month, year);
            if (shift == 0 && LunarCalendar.IsMoved(lunar.End, endYear))
                return Words(lunar.End.Month, endYear);
        }

        return null;
    }

    /// <summary>The first day of the next lunar year.</summary>
    private static LocalDate NewYear(this LunarDate date) => LunarCalendar.Find(new LunarDay(1, 1), date.Year + 1) ?? LocalDate.MaxIsoValue;

    private static (ObservanceRule.Lunar? Rule, int Days) RootOf(Observance observance)
    {
        var days = 0;
        while (observance.Rule is ObservanceRule.Offset offset)
            (observance, days) = (offset.Of, days + offset.Days);
        return (observance.Rule as ObservanceRule.Lunar, days);
    }

    private static Bilingual Words(int month, int year) => new(
        $"lunar month {Say.Number(month)} of {LunarCalendar.NameOf(year)} has 29 days, so its day 30 is the 29th",
        $"tháng {Say.Number(month)} âm lịch năm {LunarCalendar.NameOf(year)} chỉ có 29 ngày nên ngày 30 tính là ngày 29");
}
