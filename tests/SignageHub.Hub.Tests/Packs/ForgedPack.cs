using System.Text.Json.Nodes;
using SignageHub.Hub.Packs;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Tests.Packs;

/// <summary>A pack as no program of ours makes it, properly signed, and an office that opens it.</summary>
internal sealed class ForgedPack : IDisposable
{
    private readonly OfficeFolder _sender = new();

    public OfficeFolder Here { get; } = new();

    public string File => Path.Combine(_sender.Root, "pack.json");

    public string Fingerprint { get; private set; } = "";

    /// <param name="playlists">Ids and what their files hold.</param>
    /// <param name="change">To what is signed.</param>
    public void Write(IEnumerable<(string Id, string Json)> playlists, Action<JsonObject>? change = null)
    {
        var pack = new JsonObject
        {
            ["format"] = PackFile.Format,
            ["name"] = "Nước",
            ["office"] = "Bộ Tài nguyên và Môi trường",
            ["made"] = "2027-03-01T00:00:00Z",
            ["playlists"] = new JsonArray([.. playlists.Select(JsonNode (p) => new JsonObject { ["id"] = p.Id, ["playlist"] = JsonNode.Parse(p.Json) })]),
            ["observances"] = null,
            ["sources"] = new JsonArray(),
        };
        change?.Invoke(pack);
        using var key = SigningKeyFile.LoadOrCreate(DataFolder.Open(_sender.DataFolder));
        Fingerprint = PackSignature.FingerprintOf(key.Public);
        System.IO.File.WriteAllBytes(File, PackFile.Write(pack, key));
    }

    public void Write(string slogan = "Bảo vệ nước", Action<JsonObject>? change = null) => Write([("plan", Playlist(slogan))], change);

    public static string Playlist(string slogan) => $$"""{ "name": "x", "entries": [ { "slogan": "{{slogan}}", "when": { "on": "2027-03-22", "hours": "08:00-20:00" }, "level": "exclusive" } ] }""";

    public Task<(int ExitCode, IReadOnlyList<string> Lines)> Open(params string[] options) => OpenFile(File, options);

    public Task<(int ExitCode, IReadOnlyList<string> Lines)> OpenFile(string file, params string[] options) =>
        HubProgram.Run(["pack", "open", file, "--data", Here.DataFolder, .. HubProgram.Files(Here), .. options]);

    public string InPlaylists(string name) => Path.Combine(Here.PlaylistsFolder, name);

    public string Trusted => Path.Combine(Here.DataFolder, "packs", "trusted.json");

    public void Dispose()
    {
        _sender.Dispose();
        Here.Dispose();
    }
}
