using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Core;
using SignageHub.Documents.Plans.Dates;
using Period = SignageHub.Documents.Plans.Dates.Period;

namespace SignageHub.Documents.Plans.Doubts;

/// <summary>Looks at the dates of a period: where one cannot be right, the probable value is proposed with the evidence.</summary>
internal static partial class PeriodDoubts
{
    /// <summary>Days, both ends counted. Longer periods occur, but mostly they are slips of the year.</summary>
    public const int LongestUsual = 60;

    /// <summary>A plan does not order what lies so many days before its own.</summary>
    private const int DaysBeforeIssue = 30;

    /// <summary>Of periods that the text offers (<c>hoặc</c>), the first; all where it orders all (<c>Đợt 1, Đợt 2</c>).</summary>
    public static (IReadOnlyList<Period> Periods, List<PlanWarning> Warnings) Choose(IReadOnlyList<Period> given, params string[] texts)
    {
        if (given.Count < 2)
            return (given, []);
        foreach (var text in texts)
        {
            if (given[1].End > text.Length || given[0].End > given[1].Start)
                continue;
            var between = text[given[0].End..given[1].Start];
            if (Or().IsMatch(between))
                return ([given[0]], [Alternative(given[1])]);
            if (Rounds().IsMatch(text))
                return (given, []);
        }

        return ([given[0]], []);
    }

    /// <summary>The period as it probably is meant, with every doubt.</summary>
    public static (LocalDate? From, LocalDate? To, List<PlanWarning> Warnings) Of(Period period, DateContext context)
    {
        var warnings = new List<PlanWarning>();
        var (from, to) = (period.From, period.To);
        if (period.WrongYear is { } wrong)
            warnings.Add(WrongYear(wrong, from));
        if (period.IsRelative)
            warnings.Add(Relative(from));
        if (period.IsLunar)
            warnings.Add(Lunar(from, to));
        if (period.YearIsInferred && (from ?? to) is { } any)
            warnings.Add(Inferred(any.Year));
        if (from is { } start && to is { } end)
        {
            if (start > end || NodaTime.Period.DaysBetween(start, end) + 1 > LongestUsual)
                from = Repair(start, end, warnings);
            else if (context.Issued is { } issued && NodaTime.Period.DaysBetween(end, issued) > DaysBeforeIssue)
                warnings.Add(LongPast(end, issued));
        }

        return (from, to, warnings);
    }

    /// <summary>The start in the year of the end, or the year before it, where that makes a usual period.</summary>
    private static LocalDate Repair(LocalDate start, LocalDate end, List<PlanWarning> warnings)
    {
        foreach (var year in new[] { end.Year, end.Year - 1 })
        {
            var meant = start.PlusYears(year - start.Year);
            if (meant == start || meant > end || NodaTime.Period.DaysBetween(meant, end) + 1 > LongestUsual)
                continue;
            warnings.Add(new PlanWarning(
                PlanWarning.YearTypo,
                new Bilingual(
                    $"The document says {Text(start)} to {Text(end)}, {Span(start, end)}; the start is probably {Text(meant)}.",
                    $"Văn bản ghi {Text(start)} đến {Text(end)}, {SpanVi(start, end)}; ngày bắt đầu có lẽ là {Text(meant)}."),
                Iso(meant))
            { Remedy = new PlanRemedy(From: meant) });
            return meant;
        }

        warnings.Add(start > end
            ? new PlanWarning("end-before-start", new Bilingual(
                $"The period ends ({Text(end)}) before it starts ({Text(start)}); ask which is meant.",
                $"Thời gian kết thúc ({Text(end)}) trước khi bắt đầu ({Text(start)}); hãy hỏi lại."))
            : new PlanWarning("long-period", new Bilingual(
                $"The period lasts {Span(start, end)}; check both dates.", $"Thời gian kéo dài {SpanVi(start, end)}; hãy kiểm tra lại hai ngày.")));
        return start;
    }

    public static string Text(LocalDate day) => day.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture);

    public static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Span(LocalDate start, LocalDate end) => start > end
        ? "which runs backwards"
        : string.Create(CultureInfo.InvariantCulture, $"{NodaTime.Period.DaysBetween(start, end) + 1} days");

    private static string SpanVi(LocalDate start, LocalDate end) => start > end
        ? "ngược thứ tự"
        : string.Create(CultureInfo.InvariantCulture, $"{NodaTime.Period.DaysBetween(start, end) + 1} ngày");

    private static PlanWarning Alternative(Period other)
    {
        var (from, to) = (other.From is { } f ? Text(f) : "?", other.To is { } t ? Text(t) : "?");
        return new PlanWarning(
            "alternative-period",
            new Bilingual($"The document also allows {from} to {to}; the first period was taken.", $"Văn bản còn cho phép {from} đến {to}; đã lấy khoảng thời gian đầu."),
            other.From is { } start && other.To is { } end ? $"{Iso(start)}/{Iso(end)}" : null)
        { Remedy = other is { From: { } first, To: { } last } ? new PlanRemedy(first, last) : null };
    }

    public static PlanWarning WrongYear(string written, LocalDate? meant) => new(
        PlanWarning.YearTypo,
        new Bilingual(
            $"'{written}' is no year{(meant is { } m ? $"; probably {m.Year}" : "")}.",
            $"'{written}' không phải là năm{(meant is { } v ? $"; có lẽ là {v.Year}" : "")}."),
        meant is { } day ? Iso(day) : null)
    { Remedy = meant is null ? null : new PlanRemedy(From: meant) };

    private static PlanWarning Relative(LocalDate? from) => new("relative-date", new Bilingual(
        $"'từ nay' was read as the day of the document{(from is { } f ? $", {Text(f)}" : "")}.",
        $"'từ nay' được hiểu là ngày ban hành văn bản{(from is { } v ? $", {Text(v)}" : "")}."));

    private static PlanWarning Lunar(LocalDate? from, LocalDate? to) => new("lunar-date", new Bilingual(
        $"The document gives lunar days; worked out: {(from is { } f ? Text(f) : "?")} to {(to is { } t ? Text(t) : "?")}. Check them.",
        $"Văn bản ghi ngày âm lịch; quy đổi: {(from is { } g ? Text(g) : "?")} đến {(to is { } u ? Text(u) : "?")}. Hãy kiểm tra lại."));

    private static PlanWarning Inferred(int year) => new("year-inferred", new Bilingual(
        $"The dates name no year; {year} was taken from the document.", $"Ngày tháng không ghi năm; lấy năm {year} theo văn bản."));

    private static PlanWarning LongPast(LocalDate end, LocalDate issued) => new("past", new Bilingual(
        $"The period ended on {Text(end)}, before the document's own day, {Text(issued)}.",
        $"Thời gian đã kết thúc ngày {Text(end)}, trước ngày ban hành văn bản {Text(issued)}."));

    [GeneratedRegex(@"\A[\s,;]*(?:hoặc|hay)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Or();

    [GeneratedRegex(@"đợt\s*(?:1|một|I)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Rounds();
}
