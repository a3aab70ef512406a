using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignageHub.Hub.Storage;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Packs;

/// <summary>The keys of offices whose packs this office takes, <c>data/packs/trusted.json</c>: each was compared by a person once.</summary>
internal sealed class PackTrust(DataFolder data)
{
    private readonly string _path = Path.Combine(data.Folder("packs"), "trusted.json");

    /// <summary>The office under whose name the key was trusted; null when it was not.</summary>
    public string? OfficeOf(VerificationKey key) => Read()[PackSignature.FingerprintOf(key)]?.GetValue<string>();

    /// <summary>Whether another key is trusted under that name already.</summary>
    public bool KnowsAnother(string office, VerificationKey key) =>
        Read().Any(known => known.Value?.GetValue<string>() == office && known.Key != PackSignature.FingerprintOf(key));

    public void Trust(VerificationKey key, string office)
    {
        var all = Read();
        all[PackSignature.FingerprintOf(key)] = office;
        DurableFile.Write(_path, all.ToJsonString());
    }

    private JsonObject Read()
    {
        try
        {
            if (File.Exists(_path) && JsonNode.Parse(File.ReadAllText(_path, Encoding.UTF8)) is JsonObject known && known.All(k => k.Value is JsonValue v && v.TryGetValue<string>(out _)))
                return known;
        }
        catch (JsonException)
        {
            // What cannot be read is trusted by nobody: people compare once more.
        }

        return [];
    }
}
