using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Push.Messages;
using SignageHub.Push.Storage;

namespace SignageHub.Push.BoardSide;

/// <summary>What a board must not forget of manifests, in one file, so that it changes as a whole.</summary>
/// <param name="Manifest">The manifest in force, as it came.</param>
/// <param name="Versions">The highest version taken under each key.</param>
internal sealed record BoardMemory(string? Manifest, IReadOnlyDictionary<string, long> Versions);

/// <summary>The manifest in force, its keys and versions, on the disk.</summary>
/// <remarks>What is read back is verified as if it had just come: a changed byte is never lit.</remarks>
internal sealed class ManifestStore(BoardId board, IDurableDisk disk, BoardRule rules)
{
    private const string MemoryFile = "memory";
    private const string KeysFile = "keys";

    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private List<VerificationKey> _keys = [];

    public Manifest? Manifest { get; private set; }

    /// <summary>Empty without a manifest.</summary>
    public string Digest { get; private set; } = "";

    public IReadOnlyList<VerificationKey> Keys => _keys;

    /// <summary>Whether something on the disk was not as it had been written, and has not been written anew since.</summary>
    public bool WasDamaged { get; private set; }

    /// <summary>The version below which nothing is taken: the highest of the keys that are trusted, so that an old key's manifests do not come back under a new key.</summary>
    public long Accepted(string keyId) =>
        _keys.Where(k => k.KeyId == keyId || _versions.ContainsKey(k.KeyId)).Select(k => _versions.GetValueOrDefault(k.KeyId)).DefaultIfEmpty(0).Max();

    /// <summary>Reads the keys and the manifest. The first keys come from the board's enrolment.</summary>
    public void Load(IReadOnlyList<VerificationKey> enrolled, Instant now)
    {
        _keys = ReadKeys() ?? [.. enrolled];
        if (SealedFile.Read(disk, MemoryFile) is not { } stored)
            return;
        var memory = WireJson.Read<BoardMemory>(stored.Content);
        WasDamaged |= !stored.IsWhole;
        if (stored.IsWhole)
        {
            foreach (var (key, version) in memory?.Versions ?? new Dictionary<string, long>())
                _versions[key] = version;
        }

        // After its lease a manifest still tells the fallback, so it is checked as of its own time.
        if (memory?.Manifest is not { } compact
            || ManifestCheck.Check(compact, board, _keys, _ => 0, Instant.MinValue, rules).Manifest is not { } manifest
            || manifest.Version < Accepted(manifest.KeyId))
            return;
        (Manifest, Digest) = (manifest, SignedManifest.DigestOf(compact));
        _versions[manifest.KeyId] = manifest.Version;
        if (manifest.Keys is not null)
            TakeKeys(manifest.Keys);
    }

    /// <summary>Puts a verified manifest in force, on the disk before it returns.</summary>
    /// <exception cref="IOException">The disk did not take it; the old one stands.</exception>
    public void Keep(string compact, Manifest manifest)
    {
        // New keys first, so that what is about to be kept can be verified whenever the power goes.
        if (manifest.Keys is { } keys)
            WriteKeys([.. _keys.Union(keys)]);
        var versions = new Dictionary<string, long>(_versions, StringComparer.Ordinal) { [manifest.KeyId] = manifest.Version };
        if (rules.HasFlag(BoardRule.ManifestDurable))
            SealedFile.Write(disk, MemoryFile, WireJson.Write(new BoardMemory(compact, versions)));
        (Manifest, Digest) = (manifest, SignedManifest.DigestOf(compact));
        _versions[manifest.KeyId] = manifest.Version;
        // This file is whole again, and the other is looked at.
        WasDamaged = false;
        if (manifest.Keys is { } given)
            TakeKeys(given);
        else
            _ = ReadKeys();
    }

    /// <summary>A disk that fails here does no harm: the next manifest, or the next start, does it again.</summary>
    private void TakeKeys(IReadOnlyList<VerificationKey> keys)
    {
        _keys = rules.HasFlag(BoardRule.Revocation) ? [.. keys] : [.. _keys.Union(keys)];
        try
        {
            WriteKeys(_keys);
        }
        catch (IOException)
        {
            WasDamaged = true;
        }
    }

    private void WriteKeys(List<VerificationKey> keys)
    {
        if (!keys.SequenceEqual(KeysOf(SealedFile.Read(disk, KeysFile)) ?? []))
            SealedFile.Write(disk, KeysFile, WireJson.Write(keys));
    }

    private List<VerificationKey>? ReadKeys()
    {
        var stored = SealedFile.Read(disk, KeysFile);
        WasDamaged |= stored is { IsWhole: false };
        return KeysOf(stored);
    }

    private static List<VerificationKey>? KeysOf((byte[] Content, bool IsWhole)? stored) => stored is { IsWhole: true } whole ? WireJson.Read<List<VerificationKey>>(whole.Content) : null;
}
