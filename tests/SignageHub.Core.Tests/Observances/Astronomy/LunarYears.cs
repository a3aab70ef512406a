using NodaTime;

namespace SignageHub.Core.Tests.Observances.Astronomy;

/// <summary>A lunar year as the sun and the moon make it.</summary>
internal sealed record LunarYear(int Year, LocalDate NewYear, int Leap, IReadOnlyList<int> Lengths)
{
    /// <summary>The number that the table in Core holds for it.</summary>
    public uint Bits => Lengths.Select((days, i) => days == 30 ? 1u << i : 0u).Aggregate((uint)Leap << 13, (sum, bit) => sum | bit)
        | (uint)(NewYear.DayOfYear - 1) << 17;
}

/// <summary>The lunar calendar worked out from new moons and solar terms, by the dates that they have at UTC+7 (or elsewhere).</summary>
internal sealed class LunarYears(int hoursEast)
{
    private static readonly LocalDate Epoch = new(2000, 1, 1);

    public LunarYear Of(int year)
    {
        var (before, after) = (Months(year), Months(year + 1));
        // From the month after Chạp of the cycle that holds this year's Tết to the one before next Tết.
        var months = before.Concat(after).ToList();
        var start = months.FindIndex(m => m is { Number: 1, Leap: false });
        var end = months.FindIndex(start + 1, m => m is { Number: 1, Leap: false });
        var own = months[start..end];
        return new LunarYear(
            year,
            own[0].First,
            own.FirstOrDefault(m => m.Leap).Number,
            [.. own.Select((m, i) => Period.DaysBetween(m.First, months[start + i + 1].First))]);
    }

    /// <summary>The months from the 11th, which holds the winter solstice of the year before, to the one before the next 11th.</summary>
    private List<(LocalDate First, int Number, bool Leap)> Months(int year)
    {
        var (first, next) = (WithSolstice(year - 1), WithSolstice(year));
        var starts = Enumerable.Range(first, next - first + 1).Select(StartOf).ToList();
        var leap = starts.Count - 1 == 13 ? Enumerable.Range(1, 12).First(i => !HasTerm(starts[i], starts[i + 1])) : -1;
        var months = new List<(LocalDate, int, bool)>();
        for (var i = 0; i + 1 < starts.Count; i++)
        {
            var rank = leap >= 0 && i >= leap ? i - 1 : i;
            months.Add((starts[i], ((10 + rank) % 12) + 1, i == leap));
        }

        return months;
    }

    /// <summary>The lunation in which the winter solstice of a year falls, by dates.</summary>
    private int WithSolstice(int year)
    {
        var solstice = DateOf(Sun.Reaches(270, DayOf(new LocalDate(year, 12, 1))));
        var lunation = (int)Math.Floor((year - 2000 + 0.97) * 12.3685) - 2;
        while (StartOf(lunation + 1) <= solstice)
            lunation++;
        return lunation;
    }

    private bool HasTerm(LocalDate first, LocalDate next)
    {
        // The sun passes a sign in 29.4 to 31.5 days: the first term from the day before on is the only one that can lie in the month.
        var from = DayOf(first.PlusDays(-1));
        var sign = (Math.Floor(Sun.Longitude(from) / 30) + 1) * 30 % 360;
        var term = DateOf(Sun.Reaches(sign, from));
        if (term < first)
            term = DateOf(Sun.Reaches((sign + 30) % 360, from + 20));
        return term < next;
    }

    private LocalDate StartOf(int lunation) => DateOf(NewMoons.Of(lunation));

    /// <summary>The date at this longitude of an instant in terrestrial time.</summary>
    private LocalDate DateOf(double ephemerisDay)
    {
        var year = 2000 + ((ephemerisDay - 2451545) / 365.25);
        var local = ephemerisDay - (DeltaT.Seconds(year) / 86400) + (hoursEast / 24.0);
        return Epoch.PlusDays((int)Math.Floor(local - 2451544.5));
    }

    private static double DayOf(LocalDate date) => 2451544.5 + Period.DaysBetween(Epoch, date);
}
