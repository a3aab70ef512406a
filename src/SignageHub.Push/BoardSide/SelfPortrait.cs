using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Push.Messages;

namespace SignageHub.Push.BoardSide;

/// <summary>What a board says of itself at a moment: read from its parts, changing none.</summary>
internal sealed class SelfPortrait(
    BoardIdentity identity, ManifestStore store, ManifestIntake intake, BlankSwitch blank, CommandSwitch commands, FrameWants wants, PlayJournal journal, DiskWatch watch)
{
    /// <param name="lit">What is lit.</param>
    /// <param name="boot">This start.</param>
    /// <param name="screen">The pixels that it was asked for last.</param>
    /// <param name="now">The board's time.</param>
    /// <param name="reading">Its clocks.</param>
    /// <returns>Without a number and without a question: see <see cref="BoardReport"/>.</returns>
    public BoardState At(Lit lit, string boot, FrameId? screen, Instant now, ClockReading reading)
    {
        var shown = lit.At(now);
        return new BoardState
        {
            Board = identity.Board,
            Boot = boot,
            Number = 0,
            KeyId = store.Manifest?.KeyId,
            Version = store.Manifest?.Version ?? 0,
            Digest = store.Manifest is null ? null : store.Digest,
            Pending = intake.Pending,
            Scene = shown.Scene?.Id,
            Frame = shown.Scene is { Frames.Count: > 0 } scene ? scene.Frames[shown.Frame] : null,
            Reason = shown.Reason,
            LeaseUntil = store.Manifest?.LeaseUntil,
            Time = now,
            ClockOffset = (long)Math.Clamp((reading.Wall - now).TotalMilliseconds, -1e15, 1e15),
            Blank = blank.Counter,
            BlankSeen = blank.Unread,
            Missing = [.. wants.Ids.OrderBy(f => f.Hex, StringComparer.Ordinal).Take(BoardReport.MostMissing)],
            LastPlay = journal.LastNumber,
            PlaysWaiting = journal.Bytes,
            Done = commands.Counter,
            Brightness = store.Manifest is null ? 0 : lit.Brightness,
            Screen = screen,
            Troubles = watch.HasFailed || store.WasDamaged || journal.WasDamaged ? ["disk"] : [],
            Asks = 0,
        };
    }
}
