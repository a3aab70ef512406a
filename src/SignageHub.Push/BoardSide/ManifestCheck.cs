using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Boards;
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

    /// <summary>Segments out of order or overlapping, or naming scenes that are not there.</summary>
    Inconsistent,
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
        string compact, BoardId board, IReadOnlyList<VerificationKey> trusted, Func<string, long> acceptedVersion, Instant now)
    {
        var signed = Jws.Verify(compact, Jws.ManifestType, trusted);
        if (signed.Payload is null)
            return (VerdictOf(signed.Verdict), null);
        var manifest = ManifestJson.Read(signed.Payload);
        if (manifest is null || manifest.KeyId != signed.KeyId || manifest.Version < 1)
            return (ManifestVerdict.Malformed, null);
        if (manifest.Board != board)
            return (ManifestVerdict.OtherBoard, null);
        if (!IsConsistent(manifest))
            return (ManifestVerdict.Inconsistent, null);
        if (now >= manifest.LeaseUntil)
            return (ManifestVerdict.Expired, null);
        var accepted = acceptedVersion(manifest.KeyId);
        if (manifest.Version < accepted)
            return (ManifestVerdict.Older, null);
        return (manifest.Version == accepted ? ManifestVerdict.Current : ManifestVerdict.Accepted, manifest);
    }

    private static ManifestVerdict VerdictOf(JwsVerdict verdict) => verdict switch
    {
        JwsVerdict.UnknownKey => ManifestVerdict.UnknownKey,
        JwsVerdict.BadSignature => ManifestVerdict.BadSignature,
        _ => ManifestVerdict.Malformed,
    };

    /// <summary>The most places of a slot; a date has 10.</summary>
    private const int MostPlaces = 16;

    private static bool IsConsistent(ManifestSlot slot, int frames) =>
        slot.Frame >= 0 && slot.Frame < frames
        && slot.Part is ("time" or "date" or "days")
        && (slot.Part == "days") == (slot.Until is not null)
        && (slot.Until is null || LocalDatePattern.Iso.Parse(slot.Until).Success)
        && slot.Columns.Count is > 0 and <= MostPlaces
        && slot.Letters.Length == slot.Glyphs.Count
        && "0123456789".All(digit => slot.Letters.Contains(digit, StringComparison.Ordinal));

    private static bool IsConsistent(Manifest manifest)
    {
        var scenes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scene in manifest.Scenes)
        {
            if (!scenes.Add(scene.Id)
                || scene.Frames.Count == 0
                || scene.Seconds.Count != scene.Frames.Count
                || scene.Seconds.Any(s => s <= 0)
                || scene.Transition is not ("cut" or "wipe" or "scroll-in")
                || !scene.Slots.All(slot => IsConsistent(slot, scene.Frames.Count)))
                return false;
        }

        var end = Instant.MinValue;
        foreach (var segment in manifest.Segments)
        {
            if (segment.From < end || segment.Until <= segment.From || !segment.Scenes.All(scenes.Contains))
                return false;
            end = segment.Until;
        }

        return manifest.Fallback is null || scenes.Contains(manifest.Fallback);
    }
}
