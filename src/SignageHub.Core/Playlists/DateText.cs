using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Core.Json;

namespace SignageHub.Core.Playlists;

/// <summary>Days as files write them: <c>2023-03-25</c>.</summary>
internal static partial class DateText
{
    public const int FirstYear = 2000;

    public const int LastYear = 2199;

    /// <summary>For editors; days that a month lacks are found by the reader.</summary>
    public const string Pattern = "^(20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

    private static readonly Bilingual Kind = new("date", "ngày");

    private static readonly Bilingual Remedy = new(
        "write year-month-day, for example '2023-03-25'",
        "hãy viết năm-tháng-ngày, ví dụ '2023-03-25'");

    public static readonly Shape<LocalDate> Day = Shape.Text(Read, "2023-03-25", Pattern);

    public static Outcome<LocalDate> Read(string written)
    {
        if (!Form().IsMatch(written))
            return Say.IsNo(written, Kind, Meant(written), Remedy);
        var year = Part(written, 0, 4);
        var month = Part(written, 5, 2);
        var day = Part(written, 8, 2);
        if (year is < FirstYear or > LastYear)
        {
            return new Bilingual(
                $"the year {written[..4]} is out of range: {FirstYear} to {LastYear} are allowed",
                $"năm {written[..4]} nằm ngoài phạm vi: chỉ dùng từ {FirstYear} đến {LastYear}");
        }

        if (month is < 1 or > 12)
            return NoMonth(written, month is > 12 && day is >= 1 and <= 12 ? $"{written[..5]}{written[8..]}-{written[5..7]}" : null);
        var last = CalendarSystem.Iso.GetDaysInMonth(year, month);
        return day >= 1 && day <= last
            ? new LocalDate(year, month, day)
            : new Bilingual(
                $"'{written}' does not exist: {MonthName(month)} {Say.Number(year)} has {Say.Number(last)} days",
                $"không có ngày '{written}': tháng {Say.Number(month)} năm {Say.Number(year)} có {Say.Number(last)} ngày");
    }

    public static string MonthName(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    public static Bilingual NoMonth(string written, string? suggestion)
    {
        var meant = Say.DidYouMean(suggestion);
        return new(
            $"'{Say.Short(written)}' does not exist: months run from 01 to 12{meant.En}",
            $"không có ngày '{Say.Short(written)}': tháng chỉ từ 01 đến 12{meant.Vi}");
    }

    /// <summary>25/3/2023, 25-03-2023, 25.3.2023, ngày 25 tháng 3 năm 2023, 2023/3/25.</summary>
    private static string? Meant(string written)
    {
        var numbers = Numbers().Matches(written).Select(m => m.Value).ToArray();
        if (numbers.Length != 3)
            return null;
        var (year, month, day) = numbers[0].Length == 4 ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[1], numbers[0]);
        var text = $"{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}";
        return Form().IsMatch(text) && Read(text).Problem is null ? text : null;
    }

    private static int Part(string text, int start, int length) =>
        int.Parse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Form();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Numbers();
}
