using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Json;
using SignageHub.Hub.Storage;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Packs;

/// <summary>An office whose packs are taken.</summary>
/// <param name="Fingerprint">Of its key.</param>
/// <param name="Office">The name under which its key was compared.</param>
/// <param name="Taken">By playlist, when the newest pack was made from which it was taken.</param>
internal sealed record TrustedOffice(string Fingerprint, string Office, IReadOnlyDictionary<string, Instant> Taken);

/// <summary>The keys of offices whose packs this office takes, <c>data/packs/trusted.json</c>: each was compared by a person once.</summary>
/// <remarks>A line that cannot be read trusts nobody and harms no other; before the file is written anew it is kept as <c>trusted.json.damaged</c>.</remarks>
internal sealed class PackTrust(DataFolder data)
{
    private const int LongestName = 200;

    private string PathOf => Path.Combine(data.PathOf("packs"), "trusted.json");

    public IReadOnlyList<TrustedOffice> All => Read().Offices;

    /// <summary>Null when the key is not trusted.</summary>
    public TrustedOffice? Find(VerificationKey key) => All.FirstOrDefault(office => office.Fingerprint == PackSignature.FingerprintOf(key));

    /// <summary>Whether another key is trusted under that name already.</summary>
    public bool KnowsAnother(string office, VerificationKey key) => All.Any(known => known.Office == office && known.Fingerprint != PackSignature.FingerprintOf(key));

    /// <summary>Playlists of a pack that were taken from a newer pack of the same key.</summary>
    public IReadOnlyList<string> NewerThan(SloganPack pack) =>
        Find(pack.Key) is { } office ? [.. pack.Playlists.Keys.Where(id => office.Taken.TryGetValue(id, out var taken) && taken > pack.Made)] : [];

    /// <summary>Notes that a pack was taken; from then on its key is trusted, under the name by which it came in first.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="written">Playlists that were written anew; of others, which were the same, the newer pack counts.</param>
    public void Took(SloganPack pack, IReadOnlySet<string> written)
    {
        var fingerprint = PackSignature.FingerprintOf(pack.Key);
        Change(offices =>
        {
            var known = offices.Find(office => office.Fingerprint == fingerprint) ?? new TrustedOffice(fingerprint, pack.Office, new Dictionary<string, Instant>());
            var taken = new Dictionary<string, Instant>(known.Taken, StringComparer.Ordinal);
            foreach (var id in pack.Playlists.Keys)
                taken[id] = written.Contains(id) || !taken.TryGetValue(id, out var before) ? pack.Made : Instant.Max(pack.Made, before);
            offices.RemoveAll(office => office.Fingerprint == fingerprint);
            offices.Add(known with { Taken = taken });
        });
    }

    /// <returns>The office that was trusted; null when none was.</returns>
    public TrustedOffice? Remove(string fingerprint)
    {
        var meant = All.FirstOrDefault(office => PackSignature.IsMeant(fingerprint, office.Fingerprint));
        if (meant is not null)
            Change(offices => offices.RemoveAll(office => office.Fingerprint == meant.Fingerprint));
        return meant;
    }

    private void Change(Action<List<TrustedOffice>> change)
    {
        using var alone = FileLock.Take(Path.Combine(data.Folder("packs"), ".lock"));
        var (offices, isWhole) = Read();
        if (!isWhole)
            File.Copy(PathOf, PathOf + ".damaged", overwrite: true);
        var all = offices.ToList();
        change(all);
        DurableFile.Write(PathOf, Json(all).ToJsonString());
    }

    private static JsonObject Json(IEnumerable<TrustedOffice> offices) => new(offices.Select(office => KeyValuePair.Create<string, JsonNode?>(office.Fingerprint, new JsonObject
    {
        ["office"] = office.Office,
        ["taken"] = new JsonObject(office.Taken.Select(taken => KeyValuePair.Create<string, JsonNode?>(taken.Key, InstantPattern.General.Format(taken.Value)))),
    })));

    /// <summary>What of the file can be read, and whether that is all of it.</summary>
    private (IReadOnlyList<TrustedOffice> Offices, bool IsWhole) Read()
    {
        if (!File.Exists(PathOf))
            return ([], true);
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(PathOf));
            if (file.RootElement.ValueKind != JsonValueKind.Object)
                return ([], false);
            var lines = file.RootElement.EnumerateObject().ToList();
            var offices = lines.Select(Line).OfType<TrustedOffice>().DistinctBy(office => office.Fingerprint).ToList();
            return (offices, offices.Count == lines.Count);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What cannot be read is trusted by nobody: people compare once more.
            return ([], false);
        }
    }

    /// <summary>Files of earlier versions hold the name alone.</summary>
    private static TrustedOffice? Line(JsonProperty line)
    {
        var name = line.Value.ValueKind == JsonValueKind.Object && line.Value.TryGetProperty("office", out var office) ? office : line.Value;
        return name.ValueKind == JsonValueKind.String && PlainText.Read(name.GetString()!, LongestName).Value is { } text ? new TrustedOffice(line.Name, text, Taken(line.Value)) : null;
    }

    private static Dictionary<string, Instant> Taken(JsonElement line)
    {
        var taken = new Dictionary<string, Instant>(StringComparer.Ordinal);
        if (line.ValueKind != JsonValueKind.Object || !line.TryGetProperty("taken", out var all) || all.ValueKind != JsonValueKind.Object)
            return taken;
        foreach (var one in all.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.String))
        {
            if (InstantPattern.General.Parse(one.Value.GetString()!) is { Success: true, Value: var made })
                taken[one.Name] = made;
        }

        return taken;
    }
}
