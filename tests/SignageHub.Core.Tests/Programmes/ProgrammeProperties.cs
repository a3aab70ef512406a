using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Tests.Programmes;

/// <summary>The programme against an oracle that walks minute by minute.</summary>
/// <remarks>The environment variable <c>SIGNAGEHUB_CASES</c> sets the number of cases of the first property: 1000000 for the long run, eight minutes in Release.</remarks>
public sealed class ProgrammeProperties
{
    private static readonly int CaseCount = int.TryParse(Environment.GetEnvironmentVariable("SIGNAGEHUB_CASES"), out var cases) ? cases : 10_000;

    [Fact]
    public void Between_AnyCase_AgreesWithTheMinutes() => Check(CaseCount, Cases.Any, made =>
    {
        var oracle = made.Oracle;
        int[] starts = [0, .. oracle.Changes()];
        var expected = starts.Select((m, i) => Line(
            oracle.At(m),
            i + 1 < starts.Length ? oracle.At(starts[i + 1]) : made.Until,
            oracle.What(m),
            oracle.Reason(m, i + 1 < starts.Length ? starts[i + 1] : made.Minutes)));

        var segments = made.Programme.Between(made.From, made.Until);

        Assert.Equal(expected, segments.Select(s => Line(s.From, s.Until, MinuteOracle.Describe(s.Showing), s.Showing.Reason.En)));
    });

    [Fact]
    public void At_AnyCase_AgreesWithTheMinutes() => Check(200, Cases.Any, made =>
    {
        var oracle = made.Oracle;
        var programme = made.Programme;
        foreach (var minute in WorthALook(oracle))
        {
            var inside = oracle.At(minute) + Duration.FromSeconds(59) + Duration.FromNanoseconds(999_999_999);
            var expected = (oracle.What(minute), oracle.Reason(minute, minute + 1));
            Assert.Equal(expected, Seen(programme.At(oracle.At(minute))));
            Assert.Equal(expected, Seen(programme.At(inside)));
        }
    });

    [Fact]
    public void NextChange_AnyCase_AgreesWithTheMinutes() => Check(200, Cases.Any, made =>
    {
        var oracle = made.Oracle;
        var programme = made.Programme;
        var changes = oracle.Changes();
        foreach (var minute in WorthALook(oracle).Take(12))
        {
            var after = oracle.At(minute) + Duration.FromSeconds(minute % 60);
            var next = programme.NextChange(after);

            if (changes.Any(c => c > minute))
                Assert.Equal(oracle.At(changes.First(c => c > minute)), next);
            else
                Assert.True(next is null || next >= made.Until, $"after {after}: {next}");
        }
    });

    [Fact]
    public void Windows_AnyCase_AgreeWithTheMinutes() => Check(200, Cases.Any, made =>
    {
        var oracle = made.Oracle;
        var entries = made.Programme.Entries;
        for (var e = 0; e < entries.Count; e++)
        {
            var edges = Enumerable.Range(0, made.Minutes + 1)
                .Where(m => (m > 0 && oracle.IsOpen(e, m - 1)) != (m < made.Minutes && oracle.IsOpen(e, m)))
                .Select(oracle.At);

            var windows = OpenWindows.Of(entries[e].Entry.When, made.Board.TimeZone, made.From, made.Until);

            Assert.Equal(edges, windows.SelectMany(w => new[] { w.Start, w.End }));
        }
    });

    [Fact]
    public void Between_CutAnywhere_IsTheSameInTwoParts() => Check(200, Cases.Any, made =>
    {
        var programme = made.Programme;
        var cut = made.From + Duration.FromSeconds(made.Minutes * 37L);
        var whole = programme.Between(made.From, made.Until);

        var parts = programme.Between(made.From, cut).Concat(programme.Between(cut, made.Until)).ToList();

        Assert.Equal(made.From, parts[0].From);
        Assert.Equal(made.Until, parts[^1].Until);
        Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From));
        Assert.Equal(
            whole.Select(s => (s.From, MinuteOracle.Describe(s.Showing))),
            parts.Where((s, i) => i == 0 || MinuteOracle.Describe(s.Showing) != MinuteOracle.Describe(parts[i - 1].Showing))
                .Select(s => (s.From, MinuteOracle.Describe(s.Showing))));
    });

    /// <summary>No oracle of ours between: where clocks never change, date and time of day on the wall decide.</summary>
    [Fact]
    public void At_ClocksThatNeverChange_AgreesWithDateAndTimeOfDay() => Check(200, Cases.Steady, made =>
    {
        var programme = made.Programme;
        for (var minute = 0; minute < made.Minutes; minute += 97)
        {
            var wall = (made.From + Duration.FromMinutes(minute)).InZone(made.Board.TimeZone).LocalDateTime;
            var on = IsOpen(new When(new DayRule.Always()) { Hours = made.BoardHours }, wall);
            var open = programme.Entries.Where(e => IsOpen(e.Entry.When, wall)).ToList();
            var expected = !on ? [] : open.Where(e => Rank(e) == open.Max(Rank)).Select(e => e.Key);

            Assert.Equal(expected, programme.At(made.From + Duration.FromMinutes(minute)).Entries.Select(e => e.Key));
        }
    });

    private static int Rank(ScheduledEntry scheduled) => scheduled.Entry.Dark ? (int)Level.Dark : (int)scheduled.Entry.Level;

    private static bool IsOpen(When when, LocalDateTime wall)
    {
        var (today, yesterday, time) = (MinuteOracle.IsDay(when, wall.Date), MinuteOracle.IsDay(when, wall.Date.PlusDays(-1)), wall.TimeOfDay);
        return when.Hours.Count == 0
            ? today
            : when.Hours.Any(h => h.End > h.Start
                ? today && h.Start <= time && time < h.End
                : (today && h.Start <= time) || (yesterday && time < h.End));
    }

    private static IEnumerable<int> WorthALook(MinuteOracle oracle) =>
        oracle.Changes().SelectMany(c => new[] { c - 1, c })
            .Concat(Enumerable.Range(0, oracle.Minutes).Where(m => m % 311 == 0))
            .Append(oracle.Minutes - 1)
            .Distinct();

    private static (string What, string Reason) Seen(Showing showing) => (MinuteOracle.Describe(showing), showing.Reason.En);

    private static string Line(Instant from, Instant until, string what, string reason) => $"{from} {until} {what} ({reason})";

    private static void Check(int times, Arbitrary<Case> cases, Action<Case> claim) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(cases, claim));
}
