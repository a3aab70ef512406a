using SignageHub.Hub.Publishing;
using SignageHub.Hub.Settings;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Client;
using SignageHub.Push.Topics;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Publishing;

/// <summary>The main job through a real mosquitto with the configuration that installations get.</summary>
public sealed class OutsideBrokerTests : IDisposable
{
    private const string Plan = """{ "name": "Kế hoạch", "boards": ["lobby"], "entries": [ { "slogan": "Vì Trái đất", "when": { "on": "2023-03-25" } } ] }""";

    private readonly OfficeFolder _office = new();

    public OutsideBrokerTests() => _office.Playlist("plan", Plan);

    [Fact]
    public async Task SavedPlaylist_ReachesTheBoard_AndSoDoesTheHubsGoodbye()
    {
        await using var broker = await ProductionMosquitto.Start("hub", "lobby");
        await using var board = broker.Subscribe("lobby", "%t %p", "signagehub/1/boards/lobby/desired", "signagehub/1/hub");
        await using (var hub = await RunningHub.Start(_office, "--settings", Settings(broker)))
        {
            var first = await Manifest(board, after: null);
            _office.Playlist("plan", Plan.Replace("Vì Trái đất", "Tắt đèn", StringComparison.Ordinal));
            await Manifest(board, after: first);
            await board.WaitForLine("\"online\"");
        }

        // The hub was killed; the broker says so in its place.
        await board.WaitForLine("\"offline\"");
    }

    [Fact]
    public async Task Board_MayHearAndSayOnlyWhatIsItsOwn()
    {
        await using var broker = await ProductionMosquitto.Start("hub", "lobby", "gate");
        await using var hub = await RunningHub.Start(_office, "--settings", Settings(broker));
        string manifest;
        await using (var lobby = broker.Subscribe("lobby", "%t %p", "signagehub/1/boards/lobby/desired"))
            manifest = await Manifest(lobby, after: null);

        // Mosquitto grants every subscription and delivers what is allowed: retained messages in the order of the filters.
        await using var gate = broker.Subscribe("gate", "%t", "signagehub/1/boards/lobby/desired", "signagehub/1/frames/+", "signagehub/1/boards/gate/desired");
        await gate.WaitForLine("boards/gate/desired");
        await gate.Kill();

        Assert.DoesNotContain(gate.Lines, line => line.Contains("lobby", StringComparison.Ordinal));
        Assert.Contains(gate.Lines, line => line.Contains("/frames/", StringComparison.Ordinal));
        foreach (var topic in (string[])["signagehub/1/boards/gate/desired", "signagehub/1/boards/lobby/desired", "signagehub/1/boards/lobby/state", "signagehub/1/hub"])
        {
            var (_, lines) = await broker.Publish("gate", topic, "forged");
            Assert.Contains(lines, line => line.Contains("Not authorized", StringComparison.OrdinalIgnoreCase));
        }

        await using var again = broker.Subscribe("lobby", "%t %p", "signagehub/1/boards/lobby/desired");
        Assert.Equal(manifest, await Manifest(again, after: null));
        Assert.DoesNotContain(await Said(broker, "gate", "signagehub/1/boards/gate/state"), line => line.Contains("Not authorized", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task BrokerThatForgetsEverything_IsToldAllOfItAgain()
    {
        await using var broker = await ProductionMosquitto.Start("hub", "lobby");
        await using var hub = await RunningHub.Start(_office, "--settings", Settings(broker));
        string manifest;
        await using (var board = broker.Subscribe("lobby", "%t %p", "signagehub/1/boards/lobby/desired"))
            manifest = await Manifest(board, after: null);

        await broker.LoseEverything();
        await broker.Run();

        await using var again = broker.Subscribe("lobby", "%t %p", "signagehub/1/boards/lobby/desired");
        Assert.Equal(manifest, await Manifest(again, after: null));
    }

    [Fact]
    public async Task Leftovers_OfAnEarlierHub_AreCleared()
    {
        var frame = $"signagehub/1/frames/{new string('0', 64)}";
        await using var broker = await ProductionMosquitto.Start("hub", "lobby");
        await broker.Publish("hub", frame, "of long ago");
        await using var board = broker.Subscribe("lobby", "%t %l", frame);
        await board.WaitForLine($"{frame} 11");

        await using var hub = await RunningHub.Start(_office, "--settings", Settings(broker));

        await board.WaitForLine($"{frame} 0");
    }

    /// <summary>Far more than the window that a client has by default and the queue of mosquitto.conf together.</summary>
    [Fact]
    public async Task WhatEveryBoardSaidLast_ComesWhole_OverOneConnection()
    {
        const int boards = 500;
        await using var broker = await ProductionMosquitto.Start("hub");
        var options = OutsideClient.Options(new OutsideBroker(broker.Address) { Password = "hub", Authority = broker.Authority });
        await using (var before = new MqttClient(options))
        {
            before.Start();
            for (var i = 0; i < boards; i++)
                await before.Publish(new MqttMessage { Topic = $"signagehub/1/boards/b{i}/state", Payload = new byte[500], Qos = QualityOfService.AtLeastOnce, Retain = true }, TestContext.Current.CancellationToken);
        }

        await using var hub = new MqttClient(options);
        var (heard, all, connections) = (new HashSet<string>(StringComparer.Ordinal), new TaskCompletionSource(), 0);
        hub.StateChanged = _ => connections++;
        hub.Start();
        await hub.Subscribe(Topic.AnyState, QualityOfService.AtLeastOnce, async (message, cancellationToken) =>
        {
            // Longer than the broker needs to send the next one.
            await Task.Delay(1, cancellationToken);
            if (heard.Add(message.Topic) && heard.Count == boards)
                all.SetResult();
        }, TestContext.Current.CancellationToken);

        await all.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(1, connections);
    }

    [Fact]
    public async Task Hub_WhileTheBrokerIsAway_ServesItsPages()
    {
        await using var hub = await RunningHub.Start(_office, "--settings", SettingsFile("""{ "mqtt": { "broker": "mqtt://127.0.0.1:1" } }"""));
        using var web = new HttpClient();

        Assert.Contains("lobby", await web.GetStringAsync(hub.Pages, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await hub.Process.WaitForLine("127.0.0.1:1");
    }

    public void Dispose() => _office.Dispose();

    private static async Task<IReadOnlyList<string>> Said(ProductionMosquitto broker, string user, string topic)
    {
        var (exitCode, lines) = await broker.Publish(user, topic, "well");
        Assert.Equal(0, exitCode);
        return lines;
    }

    private string Settings(ProductionMosquitto broker) => SettingsFile(
        $$"""{ "mqtt": { "broker": "{{broker.Address}}", "password": "hub", "authority": "{{broker.Authority}}" } }""");

    private string SettingsFile(string json)
    {
        var path = Path.Combine(_office.Root, "settings.json");
        File.WriteAllText(path, json);
        return path;
    }

    /// <summary>The first manifest that is another than the one before.</summary>
    private static async Task<string> Manifest(ExternalProcess board, string? after)
    {
        const string head = "signagehub/1/boards/lobby/desired ey";
        return await board.WaitForLine(line => line.StartsWith(head, StringComparison.Ordinal) && line != after);
    }
}
