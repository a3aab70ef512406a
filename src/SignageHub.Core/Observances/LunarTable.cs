namespace SignageHub.Core.Observances;

/// <summary>The months of the lunar years 1899 to 2199, one number a year; the numbers are generated, see <c>LunarTableNumbers.cs</c>.</summary>
internal static partial class LunarTable
{
    private const int FirstYear = LunarCalendar.FirstYear - 1;

    /// <summary>A lunar year, 1899 to 2199.</summary>
    public static Year Of(int year) => new(Numbers[year - FirstYear]);

    /// <param name="Bits">From the lowest: 13 bits, 1 for a month of 30 days, in order with the leap month after its namesake; 4 bits the
    /// leap month's number, 0 for none; 6 bits the days from 1 January to Tết.</param>
    internal readonly record struct Year(uint Bits)
    {
        /// <summary>Days from 1 January to the first day of the lunar year, 20 to 50.</summary>
        public int NewYear => (int)(Bits >> 17);

        public int Leap => (int)(Bits >> 13) & 15;

        public int DaysOf(int index) => 29 + (int)((Bits >> index) & 1);

        public int IndexOf(int month, bool isLeap) => month - 1 + (isLeap || (Leap > 0 && month > Leap) ? 1 : 0);

        public int MonthAt(int index) => Leap > 0 && index >= Leap ? index : index + 1;

        public bool IsLeapAt(int index) => Leap > 0 && index == Leap;
    }
}
