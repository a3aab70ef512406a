using System.Globalization;

namespace SignageHub.Benchmarks.Mqtt;

/// <summary>The embedded broker beside mosquitto: one loader, one machine, in turn; medians, and the ratio of ours to mosquitto's.</summary>
internal static class MqttFigures
{
    private const int Boards = 10_000;
    private const string News = "bench/news";

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(8);

    /// <param name="rounds">Of both brokers, in turn.</param>
    /// <param name="fanOutOnly">Only one message to many.</param>
    public static async Task<int> Print(int rounds, bool fanOutOnly)
    {
        var ours = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        var mosquittos = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            await Run(BrokerProcess.StartOurs, ours, fanOutOnly);
            await Run(BrokerProcess.StartMosquitto, mosquittos, fanOutOnly);
        }

        Console.WriteLine($"{"",-48} {"ours",10} {"mosquitto",10} {"ratio",7}");
        foreach (var (work, values) in ours)
        {
            var (our, theirs) = (Median(values), Median(mosquittos[work]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work,-48} {our,10:F3} {theirs,10:F3} {our / theirs,7:F2}"));
        }

        return 0;
    }

    /// <summary>Boards come back to a broker that has been running; so neither it nor the loader is compiled while it is measured.</summary>
    private static async Task<BrokerProcess> Warm(BrokerProcess broker)
    {
        using (var fleet = new Fleet(1000))
        {
            await fleet.Connect(broker.Port, peer => peer.Number % 2 == 0 ? peer.Topic : News);
            await fleet.ToOne(1000);
        }

        for (var i = 0; i < 4; i++)
        {
            using var fleet = new Fleet(500);
            await fleet.Connect(broker.Port, peer => peer.Topic);
            for (var round = 0; round < 10; round++) await fleet.ToEach();
            using var audience = new Fleet(500);
            await audience.Connect(broker.Port, _ => News);
            for (var round = 0; round < 10; round++) await audience.ToAll(News);
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
        return broker;
    }

    private static async Task Run(Func<Task<BrokerProcess>> start, Dictionary<string, List<double>> figures, bool fanOutOnly)
    {
        if (!fanOutOnly) await RunOneToOne(start, figures);
        foreach (var size in (int[])[1000, Boards])
        {
            await using var broker = await Warm(await start());
            using var fleet = new Fleet(size);
            await fleet.Connect(broker.Port, _ => News);
            for (var i = 0; i < 20; i++) Note(figures, $"1 KB to {size} subscribers of one topic, s", (await fleet.ToAll(News)).TotalSeconds);
        }
    }

    private static async Task RunOneToOne(Func<Task<BrokerProcess>> start, Dictionary<string, List<double>> figures)
    {
        await using (var broker = await start())
        {
            // Not warmed: all that it grows by is for these connections.
            var before = broker.Resident;
            using var fleet = new Fleet(Boards);
            await fleet.Connect(broker.Port, peer => peer.Topic);
            await Task.Delay(Settling);
            Note(figures, "resident per idle connection, KB", (broker.Resident - before) / 1024.0 / Boards);
        }

        await using (var broker = await start())
        {
            await Warm(broker);
            using var fleet = new Fleet(Boards);
            Note(figures, $"{Boards} connect and subscribe, s", (await fleet.Connect(broker.Port, peer => peer.Topic)).TotalSeconds);
            for (var i = 0; i < 5; i++) Note(figures, $"1 KB to own topic of each of {Boards}, s", (await fleet.ToEach()).TotalSeconds);
            await fleet.ToOne(500);
            Note(figures, $"1 KB to one of {Boards} sessions, ms", (await fleet.ToOne(2000)).TotalMilliseconds);
        }

        foreach (var size in (int[])[10, 1000])
        {
            await using var broker = await Warm(await start());
            using var fleet = new Fleet(size);
            await fleet.Connect(broker.Port, peer => peer.Topic);
            await fleet.ToOne(500);
            Note(figures, $"1 KB to one of {size} sessions, ms", (await fleet.ToOne(2000)).TotalMilliseconds);
        }
    }

    private static void Note(Dictionary<string, List<double>> figures, string work, double value)
    {
        if (!figures.TryGetValue(work, out var values)) figures[work] = values = [];
        values.Add(value);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
