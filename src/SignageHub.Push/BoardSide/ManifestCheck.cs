using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;

namespace SignageHub.Push.BoardSide;

/// <summary>Why a board does or does not take a manifest; the word goes into its state message.</summary>
public enum ManifestVerdict
{
    Accepted,

    /// <summary>Already in force: nothing to do.</summary>
    Current,

    Malformed,

    UnknownKey,

    BadSignature,

    /// <summary>Addressed to another board.</summary>
    OtherBoard,

    /// <summary>Below the version that this board has accepted under the same key.</summary>
    Older,

    /// <summary>Its lease is over.</summary>
    Expired,

    /// <summary>Segments out of order or overlapping, or naming scenes that are not there, or sizes that do not fit.</summary>
    Inconsistent,

    /// <summary>More than <see cref="ManifestLimits"/> allow.</summary>
    TooLarge,
}

/// <summary>A board's decision about a manifest that came over a link it does not trust. Pure.</summary>
public static class ManifestCheck
{
    /// <param name="compact">The message as received.</param>
    /// <param name="board">The board that received it.</param>
    /// <param name="trusted">The keys that this board was enrolled with.</param>
    /// <param name="acceptedVersion">The highest version accepted so far under the manifest's key; 0 for none.</param>
    /// <param name="now">The board's trusted time.</param>
    public static (ManifestVerdict Verdict, Manifest? Manifest) Check(
        string compact, BoardId board, IReadOnlyList<VerificationKey> trusted, Func<string, long> acceptedVersion, Instant now) =>
        Check(compact, board, trusted, acceptedVersion, now, BoardRule.All);

    internal static (ManifestVerdict Verdict, Manifest? Manifest) Check(
        string compact, BoardId board, IReadOnlyList<VerificationKey> trusted, Func<string, long> acceptedVersion, Instant now, BoardRule rules)
    {
        if (compact.Length > ManifestLimits.Characters)
            return (ManifestVerdict.TooLarge, null);
        var signed = Jws.Verify(compact, Jws.ManifestType, trusted);
        if (!rules.HasFlag(BoardRule.Signature) && signed.Payload is null)
            signed = Jws.Unverified(compact);
        if (signed.Payload is null)
            return (VerdictOf(signed.Verdict), null);
        var manifest = ManifestJson.Read(signed.Payload);
        if (manifest is null || manifest.KeyId != signed.KeyId || manifest.Version is < 1 or > MostVersion)
            return (ManifestVerdict.Malformed, null);
        if (manifest.Board != board && rules.HasFlag(BoardRule.Addressee))
            return (ManifestVerdict.OtherBoard, null);
        if (!IsWithinLimits(manifest))
            return (ManifestVerdict.TooLarge, null);
        if (!IsConsistent(manifest))
            return (ManifestVerdict.Inconsistent, null);
        if (now >= manifest.LeaseUntil && rules.HasFlag(BoardRule.Lease))
            return (ManifestVerdict.Expired, null);
        var accepted = acceptedVersion(manifest.KeyId);
        if (manifest.Version < accepted && rules.HasFlag(BoardRule.Ratchet))
            return (ManifestVerdict.Older, null);
        return (manifest.Version == accepted ? ManifestVerdict.Current : ManifestVerdict.Accepted, manifest);
    }

    /// <summary>The word in the state message.</summary>
    internal static string Word(ManifestVerdict verdict) => verdict switch
    {
        ManifestVerdict.UnknownKey => "unknown-key",
        ManifestVerdict.BadSignature => "bad-signature",
        ManifestVerdict.OtherBoard => "other-board",
        ManifestVerdict.TooLarge => "too-large",
        _ => verdict.ToString().ToLowerInvariant(),
    };

    private static ManifestVerdict VerdictOf(JwsVerdict verdict) => verdict switch
    {
        JwsVerdict.UnknownKey => ManifestVerdict.UnknownKey,
        JwsVerdict.BadSignature => ManifestVerdict.BadSignature,
        _ => ManifestVerdict.Malformed,
    };

    /// <summary>What a browser's number holds exactly.</summary>
    private const long MostVersion = 1L << 53;

    /// <summary>Two are enough to change one for the other.</summary>
    private const int MostKeys = 8;

    private static bool IsWithinLimits(Manifest manifest) =>
        manifest.Segments.Count <= ManifestLimits.Segments
        && manifest.Scenes.Count <= ManifestLimits.Scenes
        && manifest.Scenes.All(scene => scene.Frames.Count + scene.Slots.Sum(slot => slot.Glyphs.Count) <= ManifestLimits.FramesOfAScene
            && (long)scene.Width * scene.Height <= ManifestLimits.Pixels)
        && manifest.Scenes.SelectMany(scene => scene.AllFrames).Distinct().Take(ManifestLimits.Frames + 1).Count() <= ManifestLimits.Frames;

    /// <summary>Pages are as large as the board, a strip is as high.</summary>
    private static bool Fits(ManifestScene scene, Manifest manifest) =>
        scene.Height == manifest.Height
        && (scene.Kind == SceneKind.Scroll
            ? scene.Width is > 0 and <= PixelSize.Maximum && scene.Frames.Count == 1 && scene.PixelsPerSecond is > 0 and <= 1000
            : scene.Width == manifest.Width);

    /// <summary>The most places of a slot; a date has 10.</summary>
    private const int MostPlaces = 16;

    private static bool IsConsistent(ManifestSlot slot, int frames) =>
        slot.Frame >= 0 && slot.Frame < frames
        && slot.Part is ("time" or "date" or "days")
        && (slot.Part == "days") == (slot.Until is not null)
        && (slot.Until is null || LocalDatePattern.Iso.Parse(slot.Until).Success)
        && slot.Columns.Count is > 0 and <= MostPlaces
        && slot.Letters.Length == slot.Glyphs.Count
        && LettersOf(slot.Part).All(letter => slot.Letters.Contains(letter, StringComparison.Ordinal));

    private static string LettersOf(string part) => part switch
    {
        "time" => "0123456789:",
        "date" => "0123456789/",
        _ => "0123456789",
    };

    private static bool IsConsistent(Manifest manifest)
    {
        if (manifest.Width is < 1 or > PixelSize.Maximum || manifest.Height is < 1 or > PixelSize.Maximum
            || manifest.Brightness is < 1 or > 100
            || DateTimeZoneProviders.Tzdb.GetZoneOrNull(manifest.TimeZone) is null)
            return false;
        var scenes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scene in manifest.Scenes)
        {
            if (!scenes.Add(scene.Id)
                || scene.Frames.Count == 0
                || scene.Seconds.Count != scene.Frames.Count
                || scene.Seconds.Any(s => s < 0.001m || s > ManifestLimits.Seconds)
                || !Fits(scene, manifest)
                || scene.Transition is not ("cut" or "wipe" or "scroll-in")
                || !scene.Slots.All(slot => IsConsistent(slot, scene.Frames.Count)))
                return false;
        }

        var end = Instant.MinValue;
        foreach (var segment in manifest.Segments)
        {
            if (segment.From < end || segment.Until <= segment.From || segment.Brightness is < 1 or > 100 || !segment.Scenes.All(scenes.Contains))
                return false;
            end = segment.Until;
        }

        if (manifest.Keys is { } keys && (keys.Count > MostKeys || keys.All(key => key.KeyId != manifest.KeyId)))
            return false;
        return manifest.Fallback is null || scenes.Contains(manifest.Fallback);
    }
}
