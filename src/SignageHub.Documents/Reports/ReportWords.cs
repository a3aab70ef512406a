using System.Globalization;
using NodaTime;
using SignageHub.Core;

namespace SignageHub.Documents.Reports;

/// <summary>Numbers, days and times as reports write them.</summary>
internal sealed class ReportWords(Language language)
{
    private static readonly CultureInfo Vietnamese = Culture(".", ",");

    private static readonly CultureInfo English = Culture(",", ".");

    public bool IsVietnamese => language == Language.Vietnamese;

    public string Say(string vi, string en) => IsVietnamese ? vi : en;

    public string Say(Bilingual words) => words.In(language);

    /// <summary>Counts below 10 with a zero, as offices write them: 02 khẩu hiệu.</summary>
    public string Count(long count) => IsVietnamese && count is > 0 and < 10 ? $"0{count.ToString(CultureInfo.InvariantCulture)}" : Number(count);

    public string Number(long number) => number.ToString("N0", IsVietnamese ? Vietnamese : English);

    /// <summary>25 tháng 3 năm 2023; a zero before days below 10 and before months 1 and 2.</summary>
    public string Day(LocalDate day) => IsVietnamese
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Day:00} tháng {(day.Month < 3 ? "0" : "")}{day.Month} năm {day.Year}")
        : day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>25/3/2023, likewise.</summary>
    public string ShortDay(LocalDate day) => IsVietnamese
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Day:00}/{(day.Month < 3 ? "0" : "")}{day.Month}/{day.Year}")
        : day.ToString("d MMM uuuu", CultureInfo.InvariantCulture);

    public string Days(LocalDate first, LocalDate last) => first == last
        ? Say($"ngày {ShortDay(first)}", $"on {ShortDay(first)}")
        : Say($"từ ngày {ShortDay(first)} đến ngày {ShortDay(last)}", $"from {ShortDay(first)} to {ShortDay(last)}");

    /// <summary>For a cell: 25/3/2023, or from and to.</summary>
    public string Between(LocalDate first, LocalDate last) => first == last ? ShortDay(first) : $"{ShortDay(first)} - {ShortDay(last)}";

    /// <summary>To the minute, rounded down: nobody claims a minute that was not there.</summary>
    public string Time(Duration time)
    {
        var minutes = (long)Math.Floor(time.TotalMinutes);
        var (hours, rest) = (minutes / 60, minutes % 60);
        return (hours, rest) switch
        {
            (0, _) => Say($"{rest} phút", $"{rest} min"),
            (_, 0) => Say($"{Number(hours)} giờ", $"{Number(hours)} h"),
            _ => Say($"{Number(hours)} giờ {rest:00} phút", $"{Number(hours)} h {rest:00} min"),
        };
    }

    /// <summary>20 giờ 30.</summary>
    public string Clock(LocalTime time) => IsVietnamese
        ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00} giờ {time.Minute:00}")
        : time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public string Span(LocalDateTime from, LocalDateTime until)
    {
        if (from.Date == until.Date)
            return Say($"từ {Clock(from.TimeOfDay)} đến {Clock(until.TimeOfDay)} ngày {ShortDay(from.Date)}", $"{Clock(from.TimeOfDay)} to {Clock(until.TimeOfDay)} on {ShortDay(from.Date)}");
        return Say(
            $"từ {Clock(from.TimeOfDay)} ngày {ShortDay(from.Date)} đến {Clock(until.TimeOfDay)} ngày {ShortDay(until.Date)}",
            $"{Clock(from.TimeOfDay)} on {ShortDay(from.Date)} to {Clock(until.TimeOfDay)} on {ShortDay(until.Date)}");
    }

    /// <summary>The Vietnamese order has đ after d and no f; after the last letter come two: aa, ab …</summary>
    public string Letter(int index)
    {
        var letters = IsVietnamese ? "abcdđeghiklmnopqrstuvxy" : "abcdefghijklmnopqrstuvwxyz";
        var text = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / letters.Length)
            text = letters[(rest - 1) % letters.Length] + text;
        return text;
    }

    /// <summary>English: 1 board, 2 boards.</summary>
    public static string Many(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count.ToString("N0", English)} {(count == 1 ? one : many ?? one + "s")}");

    private static CultureInfo Culture(string groups, string decimals)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSeparator = groups;
        culture.NumberFormat.NumberDecimalSeparator = decimals;
        return culture;
    }
}
