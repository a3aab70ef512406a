using System.Globalization;

namespace SignageHub.Core.Observances;

/// <summary>A date of the Vietnamese lunar calendar; only <see cref="LunarCalendar"/> says whether it exists.</summary>
/// <param name="Year">The lunar year, numbered by the year of the common era in which it begins: Tết 2026 is 1/1 of 2026.</param>
/// <param name="Month">1 (Giêng) to 12 (Chạp).</param>
/// <param name="Day">1 to 30.</param>
/// <param name="IsLeap">Whether it lies in the leap month (tháng nhuận), which follows the month of the same number.</param>
public readonly record struct LunarDate(int Year, int Month, int Day, bool IsLeap = false)
{
    /// <summary>As Vietnamese write it: <c>10/3/2026</c>, in a leap month <c>10/6 nhuận/2025</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day}/{Month}{(IsLeap ? " nhuận" : "")}/{Year}");
}

/// <summary>A day of a lunar month, in whatever year.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 30. Day 30 of a month of 29 days means its last day: giao thừa is the last day of Chạp, the 29th or the 30th.</param>
/// <param name="IsLeap">In the leap month of that number, so only in years that have it; otherwise in the normal month, never in the leap one.</param>
public readonly record struct LunarDay(int Month, int Day, bool IsLeap = false)
{
    /// <summary>As files write it: <c>03-10</c>, in a leap month <c>06n-10</c> (n for nhuận).</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Month:00}{(IsLeap ? "n" : "")}-{Day:00}");
}
