using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Push.Topics;

namespace SignageHub.Push.Tests.BoardSide;

public sealed class KeyChangeTests
{
    private readonly BoardBench _bench = new();

    [Fact]
    public void Key_MadeKnownUnderTheOldOne_TakesOver_AndTheOldOneIsLetGo()
    {
        using var next = SigningKey.Create();
        _bench.Take(_bench.Showing(1, version: 5) with { Keys = [_bench.Key.Public, next.Public] });

        Offer(_bench.Showing(2, version: 6) with { KeyId = next.Public.KeyId, Keys = [next.Public] }, next);
        _bench.TakeFrame(2);
        Assert.Equal(BoardBench.Id(2), _bench.Frame);

        _bench.Restart();
        _bench.Take(_bench.Showing(1, version: 7));
        Assert.Equal(BoardBench.Id(2), _bench.Frame);
    }

    [Fact]
    public void Key_MadeKnown_DoesNotBringAnOldManifestOfTheOtherKeyBack()
    {
        using var next = SigningKey.Create();
        var old = _bench.Showing(1, version: 5) with { Keys = [_bench.Key.Public, next.Public] };
        _bench.Take(old);
        Offer(_bench.Showing(2, version: 6) with { KeyId = next.Public.KeyId }, next);
        _bench.TakeFrame(2);

        _bench.Take(old);

        Assert.Equal(BoardBench.Id(2), _bench.Frame);
    }

    private void Offer(Manifest manifest, SigningKey key) =>
        _bench.Receive(new Topic.OfBoard(BoardBench.Lobby, BoardChannel.Desired), SignedManifest.Sign(manifest, key));
}
