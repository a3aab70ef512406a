using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.Manifests;

namespace SignageHub.Push.BoardSide;

/// <summary>What a board lights from a moment on: dark by order before all else, its name without a manifest, what it was asked to show, then the programme.</summary>
internal sealed class LitPlanner(BoardIdentity identity, ManifestStore store, FrameShelf shelf, BlankSwitch blank, CommandSwitch commands, StretchPlanner planner)
{
    /// <param name="now">The board's time.</param>
    /// <param name="monotonic">The monotonic clock.</param>
    /// <param name="isSpared">Whether the fallback is lit in the place of every scene.</param>
    public Lit At(Instant now, Duration monotonic, bool isSpared)
    {
        if (blank.Reason is { } reason)
            return Dark(reason);
        if (store.Manifest is not { } manifest)
        {
            var card = IdentityCard.Of(identity.Board, identity.Size);
            return Dark(ShownReason.Waiting) with { Size = identity.Size, Stretches = [new LitStretch(Instant.MinValue, Instant.MaxValue, ShownReason.Waiting, [card])] };
        }

        var size = new PixelSize(manifest.Width, manifest.Height);
        var first = First(manifest, size, now, monotonic);
        IReadOnlyList<LitStretch> stretches = first.Until == Instant.MaxValue ? [first] : [first, planner.At(manifest, first.Until, shelf.PixelsOf)];
        if (isSpared)
            stretches = [.. stretches.Select(s => planner.Spared(manifest, s, shelf.PixelsOf))];
        return new Lit(
            manifest.Version, store.Digest, size, DateTimeZoneProviders.Tzdb[manifest.TimeZone], commands.Percent ?? StretchPlanner.BrightnessAt(manifest, now), stretches);
    }

    public Lit Dark(string reason) => new(
        store.Manifest?.Version ?? 0, store.Digest, store.Manifest is { } m ? new PixelSize(m.Width, m.Height) : null, DateTimeZone.Utc, 100,
        [new LitStretch(Instant.MinValue, Instant.MaxValue, reason, [])]);

    private LitStretch First(Manifest manifest, PixelSize size, Instant now, Duration monotonic)
    {
        if (commands.ShowsName(monotonic) is { } named)
            return new LitStretch(Instant.MinValue, now + named, ShownReason.Identify, [IdentityCard.Of(identity.Board, size)]);
        if (commands.ShowsTest(monotonic) is { } tested)
            return new LitStretch(Instant.MinValue, now + tested, ShownReason.Test, [TestCard.Of(size, manifest.Color == BoardColor.FullColor.Word)]);
        return planner.At(manifest, now, shelf.PixelsOf);
    }
}
