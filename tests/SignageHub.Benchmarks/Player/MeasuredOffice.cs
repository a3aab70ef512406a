using System.Globalization;
using SignageHub.Testing;

namespace SignageHub.Benchmarks.Player;

/// <summary>An office of its own in a temporary folder, and the real programs that run on it.</summary>
internal sealed class MeasuredOffice : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("signagehub-office-").FullName;

    /// <param name="boards">Their ids; all red, 192x32, lit around the clock.</param>
    public MeasuredOffice(params IReadOnlyList<string> boards)
    {
        Directory.CreateDirectory(Playlists);
        var list = string.Join(",\n", boards.Select(id => $$"""{ "id": "{{id}}", "name": "{{id}}", "size": "192x32", "color": "red" }"""));
        File.WriteAllText(BoardsFile, $$"""{ "office": "Sở Công Thương", "timeZone": "Asia/Ho_Chi_Minh", "boards": [ {{list}} ] }""");
        Edit(0);
    }

    public string BoardsFile => Path.Combine(_root, "boards.json");

    public string Playlists => Path.Combine(_root, "playlists");

    public string Data => Path.Combine(_root, "data");

    public string PathOf(string name) => Path.Combine(_root, name);

    /// <summary>Saves the one playlist, each time with another slogan.</summary>
    public void Edit(int number) =>
        Write(Text($$"""{ "name": "Hằng ngày", "entries": [ { "slogan": "Tiết kiệm điện {{number}}", "when": { "always": true } } ] }"""));

    /// <summary>Saves the one playlist.</summary>
    public void Write(string playlist)
    {
        var path = Path.Combine(Playlists, "everyday.json");
        File.WriteAllText(path + ".new", playlist);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>What a player needs, in a file.</summary>
    public async Task<string> Enrol(string board)
    {
        var file = PathOf(board + ".json");
        var (exit, lines) = await ExternalProcess.Run(Hub, "board", "secret", board, "--file", file, "--boards", BoardsFile, "--playlists", Playlists, "--data", Data);
        return exit == 0 ? file : throw new InvalidOperationException(string.Join('\n', lines));
    }

    /// <returns>When its broker listens.</returns>
    public async Task<ExternalProcess> StartHub(int mqttPort, int webPort = 0)
    {
        var hub = ExternalProcess.Start(
            Hub, "run", "--lang", "en", "--urls", Text($"http://127.0.0.1:{webPort}"), "--mqtt-port", Text($"{mqttPort}"), "--mqtts-port", "0", "--data", Data, "--boards", BoardsFile, "--playlists", Playlists);
        await Ports.UntilOpen(mqttPort);
        return hub;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Hub => Path.Combine(AppContext.BaseDirectory, "signagehub");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
