using System.Globalization;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Editing;

/// <summary>When an entry shows, as people say it: <c>từ 07/04/2023 đến hết 15/04/2023, 06:30-11:30</c>.</summary>
internal static class WhenPhrase
{
    /// <summary>The same of what a record says, see <see cref="WhenText"/>; as it stands there where it names a day that is no more.</summary>
    public static string OfSigned(string text, ObservanceLibrary observances, Language language) =>
        WhenTextReader.Read(text, observances) is { } when ? Of(when, language) : text;

    public static string Of(When when, Language language)
    {
        var parts = new List<string> { Rule(when.Rule).In(language) };
        if (when.Hours.Count > 0)
            parts.Add(string.Join(", ", when.Hours));
        if (when.Days.Count is > 0 and < 7)
            parts.Add(string.Join(", ", when.Days.Order().Select(d => EditTexts.Days[(int)d - 1].Name.In(language))));
        if (when.Except.Count > 0)
            parts.Add((language == Language.Vietnamese ? "trừ " : "not ") + string.Join(", ", when.Except.Order().Select(day => WallTime.Day(day, language))));
        return string.Join(" · ", parts);
    }

    private static Bilingual Rule(DayRule rule) => rule switch
    {
        DayRule.On on => InBoth(language => string.Join(", ", on.Dates.Distinct().Order().Select(day => WallTime.Day(day, language)))),
        DayRule.Period period => new(
            $"{WallTime.Day(period.Dates.Start, Language.English)} to {WallTime.Day(period.Dates.End, Language.English)}",
            $"từ {WallTime.Day(period.Dates.Start, Language.Vietnamese)} đến hết {WallTime.Day(period.Dates.End, Language.Vietnamese)}"),
        DayRule.Observed observed => Around(observed),
        DayRule.Always => EditTexts.RuleAlways,
        DayRule.Yearly yearly => Recurring(EditTexts.RuleYearly, Written(yearly.Start), Written(yearly.End)),
        DayRule.LunarYearly lunar => Recurring(EditTexts.RuleLunar, lunar.Start.ToString(), lunar.End.ToString()),
        _ => throw new ArgumentException($"No words known for {rule.GetType().Name}.", nameof(rule)),
    };

    private static Bilingual Around(DayRule.Observed observed)
    {
        var name = observed.Observance.Name;
        return observed is { DaysBefore: 0, DaysAfter: 0 }
            ? name
            : new(
                $"{name.En}, from {(observed.DaysBefore == 1 ? "1 day" : $"{observed.DaysBefore} days")} before to {observed.DaysAfter} after",
                $"{name.Vi}, từ {observed.DaysBefore} ngày trước đến {observed.DaysAfter} ngày sau");
    }

    /// <summary>The day before the month, as it is typed.</summary>
    private static Bilingual Recurring(Bilingual name, string first, string last)
    {
        var days = TypedDays.Shown(first == last ? first : $"{first}/{last}");
        return new($"{name.En}: {days}", $"{name.Vi}: {days}");
    }

    private static string Written(AnnualDate date) => string.Create(CultureInfo.InvariantCulture, $"{date.Month:00}-{date.Day:00}");

    private static Bilingual InBoth(Func<Language, string> of) => new(of(Language.English), of(Language.Vietnamese));
}
