using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Core;

namespace SignageHub.Documents.Plans.Doubts;

/// <summary>A date beside the name of an observance that is not its day: "Ngày Sách Việt Nam 24/4" (it is 21/4), "30/4 là ngày Giải phóng Thủ đô" (that is 10/10).</summary>
/// <remarks>
/// Only dates that touch the name are looked at, those of weeks and months are not (they may give the day of an event in them), nor those
/// that nobody has confirmed yet, for which there is a doubt of their own.
/// </remarks>
internal static partial class ObservanceDates
{
    /// <param name="text">A paragraph.</param>
    /// <param name="year">For dates without one; null when the document does not tell it.</param>
    /// <param name="observances">The library.</param>
    /// <param name="only">The day of a proposal of one day: where it is the doubted one, the remedy moves it.</param>
    public static IEnumerable<PlanWarning> Of(string text, int? year, IObservances observances, LocalDate? only = null)
    {
        // Names are dear to look for, and without a digit there is no date to doubt.
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            yield break;
        var taken = 0;
        foreach (var named in observances.In(text))
        {
            var end = named.At + named.Length;
            var after = After().Match(text, end, text.Length - end);
            // "Ngày Nước thế giới 22/3 - Ngày Khí tượng thế giới 23/3": a date belongs to the name before it.
            var date = after.Success ? after : Before().Match(text, taken, named.At - taken);
            taken = after.Success ? after.Index + after.Length : end;
            if (!date.Success || Read(date, year) is not { } written || IsOwn(named, written, observances))
                continue;
            var (first, last) = after.Success ? (named.At, taken) : (date.Index, end);
            var right = observances.Days(named.Id, written.Year)!.Start;
            yield return Doubt(text[first..last].Trim(), named, written, right, observances) with
            {
                Remedy = new PlanRemedy(only == written ? right : null, only == written ? right : null, text[first..last].Trim(), Dated(text, first, last, date, right)),
            };
        }
    }

    private static bool IsOwn(NamedObservance named, LocalDate written, IObservances observances) =>
        observances.Days(named.Id, written.Year) is not { Length: 1 } day
        || day.Start == written
        || observances.NeedsConfirming(named.Id, written.Year)
        || observances.FromLunar(written.Year, written.Month, written.Day) == day.Start;

    private static bool IsDayOf(NamedObservance other, LocalDate day, IObservances observances) =>
        observances.Days(other.Id, day.Year) is { Length: 1 } days && days.Start == day && !observances.NeedsConfirming(other.Id, day.Year);

    /// <summary>The words with the right day and month, written as the wrong ones are; in a jubilee (30/4/1954 - 30/4/2023) both times.</summary>
    private static string Dated(string text, int first, int last, Match date, LocalDate right)
    {
        (Group Part, int Number)[] parts = [(date.Groups["day"], right.Day), (date.Groups["month"], right.Month), (date.Groups["lastDay"], right.Day), (date.Groups["lastMonth"], right.Month)];
        var (words, end) = (new StringBuilder(), first);
        foreach (var (part, number) in parts.Where(p => p.Part.Success))
        {
            words.Append(text, end, part.Index - end).Append(Padded(number, part));
            end = part.Index + part.Length;
        }

        return words.Append(text, end, last - end).ToString().Trim();
    }

    private static string Padded(int number, Group like) => number.ToString(CultureInfo.InvariantCulture).PadLeft(like.Length, '0');

    private static PlanWarning Doubt(string words, NamedObservance named, LocalDate written, LocalDate right, IObservances observances)
    {
        var others = string.Join(", ", observances.Around(new DateInterval(written, written)).Where(o => IsDayOf(o, written, observances)).Select(o => o.Name));
        var (en, vi) = ($"'{words}': {named.Name} is on {PeriodDoubts.Text(right)}", $"'{words}': {named.Name} là ngày {PeriodDoubts.Text(right)}");
        return others.Length == 0
            ? new PlanWarning("observance-date", new Bilingual($"{en}; the date is probably a slip.", $"{vi}; có lẽ ghi nhầm ngày."), PeriodDoubts.Iso(right))
            : new PlanWarning(
                "event-date",
                new Bilingual($"{en}, and {PeriodDoubts.Text(written)} is {others}: the event or the date is wrong.", $"{vi}, còn {PeriodDoubts.Text(written)} là {others}: nhầm sự kiện hoặc nhầm ngày."),
                PeriodDoubts.Iso(right));
    }

    private static LocalDate? Read(Match date, int? year)
    {
        var (day, month) = (Number(date, "day"), Number(date, "month"));
        // "(15/3 - 22/3)" is a period of something; "(30/4/1975 - 30/4/2023)" is the day of a jubilee.
        if (date.Groups["lastDay"].Success && (day, month) != (Number(date, "lastDay"), Number(date, "lastMonth")))
            return null;
        int? named = date.Groups["year"].Success ? Number(date, "year") : year;
        return named is { } known && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(known, month) ? new LocalDate(known, month, day) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private const string Date = @"(?<day>\d{1,2})\s*(?:[/.]|\s+tháng\s+)\s*(?<month>\d{1,2})(?![\d])(?:(?:[/.]|\s+năm\s+)(?<year>(?:19|20)\d\d)(?!\d))?";

    private const string UpTo = @"(?:\s*(?:[-–]|đến)\s*(?:ngày\s+)?(?<lastDay>\d{1,2})[/.](?<lastMonth>\d{1,2})(?!\d))?";

    [GeneratedRegex(@"\G[\s,:(“""”–-]*(?:năm\s+\d{4}\s*[,(–-]?\s*)?(?:là\s+)?(?:ngày\s+)?" + Date + UpTo + @"(?!\s*\(?\s*(?:âm|ÂL|AL)\b)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex After();

    [GeneratedRegex(@"(?<![\d/.–-]\s?)" + Date + @"\s*(?:h[ằà]ng\s+năm\s+)?(?:là|[-–(])\s*(?:ngày\s+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex Before();
}
