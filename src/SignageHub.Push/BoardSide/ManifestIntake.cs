using NodaTime;
using SignageHub.Push.Manifests;

namespace SignageHub.Push.BoardSide;

/// <summary>Takes the manifests that come: each is judged, waits until it is whole for the moment, is kept, and then stands in the place of the one before.</summary>
internal sealed class ManifestIntake(
    BoardIdentity identity, TrustedClock clock, ManifestStore store, FrameShelf shelf, FrameWants wants, StretchPlanner planner, BoardReport report, DiskWatch watch, BoardRule rules)
{
    private (string Compact, Manifest Manifest)? _pending;
    private string? _expired;

    /// <summary>The version of the one that waits for its frames; 0 for none.</summary>
    public long Pending => _pending?.Manifest.Version ?? 0;

    public void Offer(string compact, ClockReading reading)
    {
        var (verdict, manifest) = ManifestCheck.Check(compact, identity.Board, store.Keys, store.Accepted, clock.Now(reading), rules);
        // One that waits for its frames counts: an older one does not come between. Another of its version does: a hub that was put back may not know
        // the frames of the first.
        if (verdict == ManifestVerdict.Accepted && rules.HasFlag(BoardRule.Ratchet) && manifest!.Version < Pending)
            (verdict, manifest) = (ManifestVerdict.Older, null);
        report.Refused = verdict is ManifestVerdict.Accepted or ManifestVerdict.Current ? null : ManifestCheck.Word(verdict);
        // A clock that is ahead takes a good manifest for expired: offered again when the hub has told the time.
        _expired = verdict == ManifestVerdict.Expired ? compact : null;
        if (_expired is not null)
            report.Doubt(reading.Monotonic);
        if (manifest is null || verdict == ManifestVerdict.Current)
            return;
        // A hub whose clock was set since says so in what it signs.
        if (!clock.Signed(manifest.IssuedAt, manifest.Trial, reading) || manifest.IssuedAt < store.Manifest?.IssuedAt)
            report.Doubt(reading.Monotonic);
        _pending = (compact, manifest);
        Ask();
    }

    /// <summary>The hub told the time: what came too late by the clock of before may not have.</summary>
    public void OfferAgain(ClockReading reading)
    {
        if (_expired is { } expired)
            Offer(expired, reading);
    }

    /// <summary>The old manifest stays until the new one is whole for this moment, and then changes at once.</summary>
    /// <returns>Whether it changed.</returns>
    public bool Commit(Instant now, ClockReading reading)
    {
        if (_pending is not { } pending || watch.HasFailed)
            return false;
        if (rules.HasFlag(BoardRule.WholeScene) && rules.HasFlag(BoardRule.WholeFirst) && !planner.FramesAt(pending.Manifest, now).All(shelf.Has))
            return false;
        if (!watch.Try(reading, () => store.Keep(pending.Compact, pending.Manifest)))
            return false;
        _pending = null;
        shelf.DeleteAllBut(FrameWants.Of(store.Manifest));
        Ask();
        return true;
    }

    /// <summary>Asks for the frames that are missing, of the one in force and of the one that waits.</summary>
    public void Ask() => wants.Ask(store.Manifest, _pending?.Manifest);
}
