using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Push.HubSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;

namespace SignageHub.Push.Tests.Manifests;

public sealed class ManifestTextTests : IDisposable
{
    private static readonly BoardId Gate = BoardId.Parse("gate-2");
    private static readonly Instant At = ManifestSample.Issued + Duration.FromMilliseconds(1234);

    private readonly SigningKey _key = SigningKey.Create();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_ForAnotherBoard_IsWhatItsManifestWouldBe(bool withMore)
    {
        var shared = ManifestSample.Of(_key) with { Trial = withMore, Keys = withMore ? [_key.Public] : null };
        var own = shared with { Board = Gate, Version = 1_764_201_600_123, IssuedAt = At };
        var text = new ManifestText(shared);

        Assert.Equal(ManifestJson.Write(own), text.For(Gate, own.Version, At));
        Assert.Equal(ManifestBuilder.Digest(own), text.DigestFor(Gate));
    }

    [Fact]
    public void Text_Signed_IsWhatAManifestSignedIs()
    {
        var compact = new ManifestText(ManifestSample.Of(_key)).Sign(Gate, 9, At, _key);

        var payload = Jws.Verify(compact.ToString(), Jws.ManifestType, [_key.Public]).Payload;
        Assert.Equal((Gate, 9, At), ManifestJson.Read(payload) is { } read ? (read.Board, read.Version, read.IssuedAt) : default);
    }

    [Fact]
    public void Digest_OfAText_IsTheBeginningOfItsSha256() =>
        // "abc": FIPS 180-2, B.1.
        Assert.Equal("ba7816bf8f01cfea", SignedManifest.DigestOf("abc"));

    [Fact]
    public void Text_OfAnotherKey_IsNotSigned()
    {
        using var other = SigningKey.Create();

        Assert.Throws<ArgumentException>(() => new ManifestText(ManifestSample.Of(_key)).Sign(Gate, 9, At, other));
    }

    [Fact]
    public async Task Key_UsedFromManyThreads_SignsRightly()
    {
        var compacts = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Task.Run(() => Jws.Sign([(byte)n], Jws.StateType, _key))));

        Assert.All(compacts.Index(), made => Assert.Equal([(byte)made.Index], Jws.Verify(made.Item, Jws.StateType, [_key.Public]).Payload!));
    }

    public void Dispose() => _key.Dispose();
}
