using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Push.Messages;
using SignageHub.Push.Storage;

namespace SignageHub.Push.BoardSide;

/// <summary>What a board remembers of commands.</summary>
/// <param name="Counter">The last that was done.</param>
/// <param name="Percent">The brightness that was ordered; null for the manifest's.</param>
internal sealed record KeptCommands(long Counter, int? Percent);

/// <summary>The commands to one board: each is done once, in time, and is on the disk before.</summary>
internal sealed class CommandSwitch(BoardId board, IDurableDisk disk, BoardRule rules = BoardRule.All)
{
    private const string File = "commands";
    private static readonly Duration ShowsNameFor = Duration.FromSeconds(15);

    /// <summary>Every pattern comes five times.</summary>
    private static readonly Duration ShowsTestFor = Duration.FromSeconds(60);

    private KeptCommands _kept = new(0, Percent: null);
    // By the clock that never jumps: the hub's answers may put the time back meanwhile.
    private Duration? _nameUntil;
    private Duration? _testUntil;

    /// <summary>The last that was done; 0 for none.</summary>
    public long Counter => _kept.Counter;

    public int? Percent => _kept.Percent;

    /// <summary>How long the board still shows its own name; null when it does not.</summary>
    /// <param name="monotonic">The clock that never jumps.</param>
    public Duration? ShowsName(Duration monotonic) => Left(_nameUntil, monotonic);

    /// <summary>How long the board still shows its test patterns; null when it does not.</summary>
    /// <param name="monotonic">The clock that never jumps.</param>
    public Duration? ShowsTest(Duration monotonic) => Left(_testUntil, monotonic);

    public bool RestartAsked { get; private set; }

    /// <summary>Pixels are wanted; whoever sends them takes the wish back.</summary>
    public bool ScreenAsked { get; set; }

    public void Load()
    {
        // A damaged file forgets a brightness and lets the last half minute's commands in once more; a hub counts above either way.
        if (SealedFile.Read(disk, File) is { IsWhole: true } stored && WireJson.Read<KeptCommands>(stored.Content) is { } kept)
            _kept = kept;
    }

    /// <param name="command">Its signature holds.</param>
    /// <param name="now">The board's time.</param>
    /// <param name="monotonic">The clock that never jumps.</param>
    /// <exception cref="IOException">The disk did not take it: it is not done, for it could be told again and again.</exception>
    public void Obey(BoardCommand command, Instant now, Duration monotonic)
    {
        if ((command.Board != board && rules.HasFlag(BoardRule.CommandAddressee))
            || (command.Counter <= _kept.Counter && rules.HasFlag(BoardRule.CommandOnce))
            || command.Until is not { } until || (now >= until && rules.HasFlag(BoardRule.CommandTime))
            || !CommandKind.All.Contains(command.Kind, StringComparer.Ordinal))
            return;
        if (command is { Kind: CommandKind.Brightness, Percent: < 1 or > 100 })
            return;
        var kept = new KeptCommands(command.Counter, command.Kind == CommandKind.Brightness ? command.Percent : _kept.Percent);
        if (rules.HasFlag(BoardRule.CommandDurable))
            SealedFile.Write(disk, File, WireJson.Write(kept));
        _kept = kept;
        switch (command.Kind)
        {
            case CommandKind.Identify:
                (_nameUntil, _testUntil) = (monotonic + ShowsNameFor, null);
                break;
            case CommandKind.Test:
                (_nameUntil, _testUntil) = (null, monotonic + ShowsTestFor);
                break;
            case CommandKind.Restart:
                RestartAsked = true;
                break;
            case CommandKind.Screenshot:
                ScreenAsked = true;
                break;
        }
    }

    private static Duration? Left(Duration? until, Duration monotonic) => until - monotonic is { } left && left > Duration.Zero ? left : null;
}
