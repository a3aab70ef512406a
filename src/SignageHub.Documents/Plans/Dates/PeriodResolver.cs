using System.Text.RegularExpressions;
using NodaTime;

namespace SignageHub.Documents.Plans.Dates;

/// <summary>From the pieces of a phrase to days: what one end leaves out comes from the other, else from the document.</summary>
internal static partial class PeriodResolver
{
    public static Period? Resolve(DatePhrase phrase, string text, DateContext context)
    {
        if (phrase.Days.Count == 0)
            return null;
        var yearly = Yearly().Match(text, phrase.End);
        var endOnly = phrase.Days.Count == 1 && UpTo().IsMatch(text[Math.Max(0, phrase.Start - 25)..phrase.Start]);
        var first = phrase.Days[0];
        var last = phrase.Days[^1];
        var year = Known(last) ?? Known(first) ?? YearAfter(text, phrase.End) ?? context.Year;
        var inferred = Known(last) is null && Known(first) is null && first.Kind != DateTokenKind.Now;
        var to = DayOf(last, last, first, year, isEnd: true, context);
        var from = first.Kind == DateTokenKind.Now ? context.Issued
            : endOnly ? null
            : DayOf(first, last, last, Known(first) ?? year, isEnd: false, context);
        if (to is null || (from is null && !endOnly && first.Kind != DateTokenKind.Now))
            return null;
        (from, to) = InOrder(from, to.Value, first, last);
        var hours = phrase.Hours;
        return new Period(phrase.Start, yearly.Success ? yearly.Index + yearly.Length : phrase.End)
        {
            From = from,
            To = to,
            FromHour = hours.Count > 0 ? hours[0].Hour : null,
            ToHour = hours.Count > 1 ? hours[1].Hour : null,
            HoursAreDaily = hours.Count == 2 && phrase.Days.Count == 2 && !phrase.HoursAlternate,
            IsRange = phrase.Days.Count == 2 || first.Kind == DateTokenKind.Month || endOnly,
            IsLunar = first.IsLunar || last.IsLunar,
            IsYearly = yearly.Success,
            YearIsInferred = inferred,
            IsRelative = first.Kind == DateTokenKind.Now,
            WrongYear = first.WrongYear ?? last.WrongYear,
            IsJubilee = IsJubilee(first, last),
            JubileeYears = IsJubilee(first, last) ? (first.Year, last.Year) : null,
        };
    }

    private static int? Known(DateToken token) => token.Year > 0 ? token.Year : null;

    private static bool IsJubilee(DateToken first, DateToken last) =>
        first.Year > 0 && last.Year > first.Year && first.Day == last.Day && first.Month == last.Month && first.Kind == DateTokenKind.Day;

    private static int? YearAfter(string text, int end) =>
        YearWords().Match(text, end) is { Success: true } m ? int.Parse(m.Groups["year"].Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static LocalDate? DayOf(DateToken token, DateToken monthFrom, DateToken other, int? year, bool isEnd, DateContext context)
    {
        if (year is not { } y)
            return null;
        var month = token.Month > 0 ? token.Month : monthFrom.Month > 0 ? monthFrom.Month : other.Month;
        if (month == 0)
            return null;
        if (token.Kind == DateTokenKind.Month)
            return isEnd ? new LocalDate(y, month, 1).With(DateAdjusters.EndOfMonth) : new LocalDate(y, month, 1);
        if (token.IsLunar || (other.IsLunar && token.Month == 0))
            return LunarDay(y, month, token.Day, context);
        return token.Day <= CalendarSystem.Iso.GetDaysInMonth(y, month) ? new LocalDate(y, month, token.Day) : null;
    }

    /// <summary>The lunar day whose solar day lies in, or nearest before the end of, the year people mean: Chạp belongs to the lunar year before.</summary>
    private static LocalDate? LunarDay(int year, int month, int day, DateContext context) =>
        context.Lunar(month >= 11 ? year - 1 : year, month, day);

    /// <summary>An end whose year was taken from the other may have passed the year's end.</summary>
    private static (LocalDate? From, LocalDate To) InOrder(LocalDate? from, LocalDate to, DateToken first, DateToken last)
    {
        if (from is not { } start || start <= to || first.IsLunar)
            return (from, to);
        if (first.Year == 0 && first.Month > 0)
            return (start.PlusYears(-1), to);
        return last.Year == 0 ? (start, to.PlusYears(1)) : (start, to);
    }

    [GeneratedRegex(@"\G\s*(?:hàng|hằng)\s+năm", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Yearly();

    [GeneratedRegex(@"(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex UpTo();

    [GeneratedRegex(@"\G\s*,?\s*năm\s+(?<year>(?:19|20)\d\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex YearWords();
}
