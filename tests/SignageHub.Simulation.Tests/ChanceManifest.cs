using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.Manifests;
using SignageHub.Push.Messages;

namespace SignageHub.Simulation.Tests;

/// <summary>Programmes as chance writes them: nothing in them hangs on what is right for an office.</summary>
internal static class ChanceManifest
{
    /// <summary>Some hours of change-overs with a fallback, or not.</summary>
    public static Manifest Of(World world, BoardId board, Instant now, long version)
    {
        var scenes = Enumerable.Range(0, 6).Select(i => new ManifestScene
        {
            Id = $"{version:x}-{i}",
            Kind = SceneKind.Pages,
            Frames = [.. Enumerable.Range(0, world.Random.Next(1, 4)).Select(_ => Pictures.Ids[world.Random.Next(Pictures.Ids.Count)])],
            Width = Pictures.Size.Width,
            Height = Pictures.Size.Height,
            PixelsPerSecond = 0,
            Seconds = [],
            Transition = "cut",
            Slots = [],
        }).Select(s => s with { Seconds = [.. s.Frames.Select(_ => 10m)] }).ToList();
        var (segments, from) = (new List<ManifestSegment>(), now);
        for (var i = 0; i < 24; i++)
        {
            var until = from + Duration.FromMinutes(world.Random.Next(1, 120));
            // Hours in which the board is off are among them, and gaps, which are the fallback's.
            IReadOnlyList<string> shown = [.. Enumerable.Range(0, world.Random.Next(4)).Select(_ => scenes[world.Random.Next(5)].Id).Distinct()];
            if (!world.Chance(0.1))
                segments.Add(new ManifestSegment
                {
                    From = from,
                    Until = until,
                    State = shown.Count == 0 ? "off" : "normal",
                    Scenes = shown,
                    Brightness = world.Chance(0.3) ? world.Random.Next(1, 101) : null,
                    Reason = new ManifestWords("chance", "ngẫu nhiên"),
                });
            from = until;
        }

        return new Manifest
        {
            Board = board,
            KeyId = "",
            Version = version,
            IssuedAt = now,
            LeaseUntil = now + Duration.FromHours(world.Random.Next(2, 30)),
            Width = Pictures.Size.Width,
            Height = Pictures.Size.Height,
            Color = "white",
            TimeZone = "Asia/Ho_Chi_Minh",
            Brightness = 100,
            Hours = [],
            Segments = segments,
            Scenes = scenes,
            Fallback = world.Chance(0.5) ? scenes[5].Id : null,
        };
    }
}
