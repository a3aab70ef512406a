using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Messages;

namespace SignageHub.Simulation.Tests;

/// <summary>What one board was truly told to do, and what it did: each command once, in its time, and nothing that nobody gave.</summary>
internal sealed class CommandRecord(BoardId board, World world)
{
    /// <summary>How far the clock of a board may be off that takes a command, and how long its display may take to follow.</summary>
    private static readonly Duration Tolerance = Duration.FromSeconds(4);

    private static readonly Duration GoodFor = Duration.FromSeconds(30);

    private static readonly IReadOnlyDictionary<string, (Fault Done, Duration Lasts)> Kinds = new Dictionary<string, (Fault, Duration)>(StringComparer.Ordinal)
    {
        [CommandKind.Identify] = (Fault.IdentifyDone, Duration.FromSeconds(15)),
        [CommandKind.Test] = (Fault.TestDone, Duration.FromSeconds(60)),
        [CommandKind.Restart] = (Fault.RestartDone, Duration.Zero),
        [CommandKind.Screenshot] = (Fault.ScreenshotDone, Duration.Zero),
        [CommandKind.Brightness] = (Fault.BrightnessDone, Duration.Zero),
    };

    private readonly Dictionary<long, (string Kind, int? Percent, Instant Given)> _given = [];
    private readonly Dictionary<string, int> _done = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _until = new(StringComparer.Ordinal);
    private long _last;
    private bool _mayRepeat;

    /// <summary>Percent that the board was told; null for what its manifest says.</summary>
    public int? Percent { get; private set; }

    public void Given(long counter, string kind, int? percent) => _given[counter] = (kind, percent, world.Now);

    /// <summary>The board's file of commands was spoilt: it knows of none, and may do the last half minute's again.</summary>
    public void Spoilt() => (_last, Percent, _mayRepeat) = (0, null, true);

    /// <summary>A board says which command it has done last.</summary>
    /// <param name="clockIsGood">Whether it can know that one came too late.</param>
    public void Did(long counter, bool clockIsGood)
    {
        if (counter == _last || (counter == 0 && _mayRepeat))
            return;
        Truth.Demand(_given.TryGetValue(counter, out var command), $"9 Transport: {board} does command {counter}, which nobody gave it");
        Truth.Demand(counter > _last, $"9 Transport: {board} does command {counter} although it has done {_last}");
        Truth.Demand(!clockIsGood || world.Now < command.Given + GoodFor + Tolerance, $"9 Transport: {board} does command {counter} when it is too late for it");
        _last = counter;
        _done[command.Kind] = _done.GetValueOrDefault(command.Kind) + 1;
        _until[command.Kind] = world.Now + Kinds[command.Kind].Lasts;
        if (command.Kind == CommandKind.Brightness)
            Percent = command.Percent;
        world.Count(Kinds[command.Kind].Done);
    }

    /// <summary>A restart or a screenshot, as everyone can see.</summary>
    public void Seen(string kind)
    {
        _seen[kind] = _seen.GetValueOrDefault(kind) + 1;
        Truth.Demand(_mayRepeat || _seen[kind] <= _done.GetValueOrDefault(kind), $"9 Transport: {board} does {kind} for the {_seen[kind]}th time and was told {_done.GetValueOrDefault(kind)} times");
    }

    /// <summary>Its own name is lit, or the test patterns: only for the time for which that was asked.</summary>
    public void Lights(string reason) => Truth.Demand(
        world.Now < _until.GetValueOrDefault(reason == ShownReason.Test ? CommandKind.Test : CommandKind.Identify) + Tolerance,
        $"9 Transport: {board} shows \"{reason}\" and was not asked to, or not for so long");
}
