using System.Globalization;
using NodaTime;
using SignageHub.Push.BoardSide;
using SignageHub.Push.HubSide;

namespace SignageHub.Simulation.Tests;

public sealed class SimulationTests(ITestOutputHelper output)
{
    /// <summary>A long run: minutes of it, for example <c>SIGNAGEHUB_SIMULATION_MINUTES=60</c>.</summary>
    private const string MinutesVariable = "SIGNAGEHUB_SIMULATION_MINUTES";

    private const int Boards = 3;
    private static readonly Duration Days = Duration.FromDays(4);

    public static TheoryData<string> BoardRules => [.. Enum.GetNames<BoardRule>().Except([nameof(BoardRule.None), nameof(BoardRule.All)])];

    public static TheoryData<string> HubRules => [.. Enum.GetNames<HubRule>().Except([nameof(HubRule.None), nameof(HubRule.All)])];

    [Fact]
    public void Boards_UnderAllFaults_KeepEveryInvariant()
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable(MinutesVariable) ?? "0", CultureInfo.InvariantCulture);
        var begun = TimeProvider.System.GetTimestamp();
        var (seed, moments) = (minutes > 0 ? Environment.TickCount & 0xFFFFFF : 1, 0L);
        var runs = 0;
        do
        {
            moments += Run(seed++, BoardRule.All, HubRule.All);
            runs++;
        }
        while (runs < 2 || TimeProvider.System.GetElapsedTime(begun).TotalMinutes < minutes);

        var time = TimeProvider.System.GetElapsedTime(begun);
        var years = runs * Boards * Days.TotalDays / 365;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{years:F2} board-years in {time.TotalSeconds:F0} s ({years / time.TotalHours:F0} an hour), {moments:N0} moments looked at, 0 violations"));
    }

    [Fact]
    public void Seed_RunTwice_GivesTheSameRunToTheByte()
    {
        string Trace(int seed)
        {
            var simulation = new Simulation(seed, Boards);
            simulation.Run(Duration.FromHours(12));
            return simulation.Trace;
        }

        var first = Trace(5);

        Assert.Equal(first, Trace(5));
        Assert.NotEqual(first, Trace(6));
        output.WriteLine(first);
    }

    [Theory]
    [MemberData(nameof(BoardRules))]
    public void BoardRule_SwitchedOff_IsNoticed(string rule) => Noticed(BoardRule.All & ~Enum.Parse<BoardRule>(rule), HubRule.All);

    [Theory]
    [MemberData(nameof(HubRules))]
    public void HubRule_SwitchedOff_IsNoticed(string rule) => Noticed(BoardRule.All, HubRule.All & ~Enum.Parse<HubRule>(rule));

    /// <summary>Without a rule, one of some runs breaks an invariant.</summary>
    private void Noticed(BoardRule boardRules, HubRule hubRules)
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            try
            {
                new Simulation(seed, Boards, boardRules, hubRules).Run(Days);
            }
            catch (ViolationException violation)
            {
                output.WriteLine($"seed {seed}: {violation.Message}");
                return;
            }
        }

        Assert.Fail("Twelve runs without this rule did not break any invariant.");
    }

    private static long Run(int seed, BoardRule boardRules, HubRule hubRules)
    {
        var simulation = new Simulation(seed, Boards, boardRules, hubRules);
        try
        {
            simulation.Run(Days);
        }
        catch (ViolationException violation)
        {
            Assert.Fail($"Seed {seed}: {violation.Message}");
        }

        return simulation.Checked;
    }
}
