using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;

namespace SignageHub.Push.Tests.BoardSide;

public sealed class ManifestCheckTests
{
    private static readonly SigningKey Key = SigningKey.Create();

    [Fact]
    public void Manifest_ForThisBoard_IsAcceptedAsItWasWritten()
    {
        var manifest = ManifestSample.Of(Key);

        var (verdict, read) = Check(SignedManifest.Sign(manifest, Key));

        Assert.Equal(ManifestVerdict.Accepted, verdict);
        Assert.Equal(ManifestJson.Write(manifest), ManifestJson.Write(read!));
    }

    [Fact]
    public void Manifest_ForAnotherBoard_IsRefused() =>
        Assert.Equal(ManifestVerdict.OtherBoard, Verdict(ManifestSample.Of(Key) with { Board = BoardId.Parse("gate") }));

    [Fact]
    public void Manifest_OlderThanTheAccepted_IsRefused() => Assert.Equal(ManifestVerdict.Older, Verdict(ManifestSample.Of(Key, version: 6), accepted: 7));

    [Fact]
    public void Manifest_ReceivedAgain_IsCurrent() => Assert.Equal(ManifestVerdict.Current, Verdict(ManifestSample.Of(Key, version: 7), accepted: 7));

    [Fact]
    public void Manifest_AtTheEndOfItsLease_IsExpired()
    {
        var manifest = ManifestSample.Of(Key);

        Assert.Equal(ManifestVerdict.Expired, Check(SignedManifest.Sign(manifest, Key), now: manifest.LeaseUntil).Verdict);
    }

    [Fact]
    public void Manifest_OfAForeignKey_IsRefused()
    {
        using var stranger = SigningKey.Create();

        Assert.Equal(ManifestVerdict.UnknownKey, Check(SignedManifest.Sign(ManifestSample.Of(stranger), stranger)).Verdict);
    }

    [Fact]
    public void Segments_ThatOverlap_AreInconsistent()
    {
        var manifest = ManifestSample.Of(Key);

        Assert.Equal(ManifestVerdict.Inconsistent, Verdict(manifest with { Segments = [manifest.Segments[0], manifest.Segments[0]] }));
    }

    [Theory]
    [InlineData(0, "days", "2027-04-30", 3, "0123456789", ManifestVerdict.Accepted)]
    [InlineData(1, "time", null, 5, "0123456789:", ManifestVerdict.Accepted)]
    [InlineData(2, "time", null, 5, "0123456789:", ManifestVerdict.Inconsistent)]
    [InlineData(-1, "time", null, 5, "0123456789:", ManifestVerdict.Inconsistent)]
    [InlineData(0, "week", null, 5, "0123456789:", ManifestVerdict.Inconsistent)]
    [InlineData(0, "days", null, 3, "0123456789", ManifestVerdict.Inconsistent)]
    [InlineData(0, "days", "30/4/2027", 3, "0123456789", ManifestVerdict.Inconsistent)]
    [InlineData(0, "time", "2027-04-30", 3, "0123456789:", ManifestVerdict.Inconsistent)]
    [InlineData(0, "time", null, 0, "0123456789:", ManifestVerdict.Inconsistent)]
    [InlineData(0, "time", null, 17, "0123456789:", ManifestVerdict.Inconsistent)]
    [InlineData(0, "time", null, 5, "012345678:", ManifestVerdict.Inconsistent)]
    public void Slot_IsTakenOnlyWhenTheBoardCanFillIt(int frame, string part, string? until, int places, string letters, ManifestVerdict verdict)
    {
        var manifest = ManifestSample.Of(Key);
        var slot = new ManifestSlot
        {
            Frame = frame,
            Part = part,
            Until = until,
            Columns = [.. Enumerable.Range(0, places)],
            Row = 0,
            Letters = letters,
            Glyphs = [.. letters.Select(letter => FrameId.Of([(byte)letter]))],
        };

        Assert.Equal(verdict, Verdict(manifest with { Scenes = [manifest.Scenes[0] with { Slots = [slot] }] }));
        Assert.Equal(
            ManifestVerdict.Inconsistent, Verdict(manifest with { Scenes = [manifest.Scenes[0] with { Slots = [slot with { Glyphs = [] }] }] }));
    }

    [Fact]
    public void Transition_ThatTheBoardDoesNotKnow_IsInconsistent()
    {
        var manifest = ManifestSample.Of(Key);

        Assert.Equal(ManifestVerdict.Inconsistent, Verdict(manifest with { Scenes = [manifest.Scenes[0] with { Transition = "fade" }] }));
    }

    [Fact]
    public void Segment_NamingASceneThatIsNotThere_IsInconsistent() =>
        Assert.Equal(ManifestVerdict.Inconsistent, Verdict(ManifestSample.Of(Key) with { Scenes = [] }));

    [Fact]
    public void Payload_ThatIsNoManifest_IsMalformed() =>
        Assert.Equal(ManifestVerdict.Malformed, Check(Jws.Sign("""{"board":"lobby"}"""u8, Jws.ManifestType, Key)).Verdict);

    [Fact]
    public void AnyByte_Flipped_IsNeverAccepted()
    {
        var compact = SignedManifest.Sign(ManifestSample.Of(Key), Key);
        for (var i = 0; i < compact.Length; i++)
        {
            var changed = compact.ToCharArray();
            changed[i] = (char)(changed[i] ^ 1);

            Assert.Null(Check(new string(changed)).Manifest);
        }
    }

    private static ManifestVerdict Verdict(Manifest manifest, long accepted = 0) => Check(SignedManifest.Sign(manifest, Key), accepted).Verdict;

    private static (ManifestVerdict Verdict, Manifest? Manifest) Check(string compact, long accepted = 0, Instant? now = null) =>
        ManifestCheck.Check(compact, ManifestSample.Lobby, [Key.Public], _ => accepted, now ?? ManifestSample.Issued);
}
