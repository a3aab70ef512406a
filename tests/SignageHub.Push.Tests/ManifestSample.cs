using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;

namespace SignageHub.Push.Tests;

internal static class ManifestSample
{
    public static readonly BoardId Lobby = BoardId.Parse("lobby");

    public static readonly Instant Issued = Instant.FromUtc(2023, 3, 25, 1, 0);

    public static Manifest Of(SigningKey key, long version = 7) => new()
    {
        Board = Lobby,
        KeyId = key.Public.KeyId,
        Version = version,
        IssuedAt = Issued,
        LeaseUntil = Issued + Duration.FromDays(14),
        Width = 192,
        Height = 32,
        Color = "red",
        TimeZone = "Asia/Ho_Chi_Minh",
        Brightness = 60,
        Hours = ["06:30-21:00"],
        Segments =
        [
            new ManifestSegment
            {
                From = Issued, Until = Issued + Duration.FromHours(12), State = "normal", Scenes = ["0123456789abcdef"],
                Reason = new ManifestWords("normal: 1 entry", "thường: 1 mục"),
            },
        ],
        Scenes =
        [
            new ManifestScene
            {
                Id = "0123456789abcdef", Kind = SceneKind.Pages, Frames = [FrameId.Of("1"u8), FrameId.Of("2"u8)], Width = 192, Height = 32,
                PixelsPerSecond = 0, Seconds = [4.5m, 6m], Transition = "cut", Slots = [], Entry = "647-KH-SCT/1",
            },
        ],
        Fallback = null,
    };
}
