using System.Diagnostics;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.RegularExpressions;
using SignageHub.Benchmarks.Player;
using SignageHub.Testing;

namespace SignageHub.Benchmarks.Pages;

/// <summary>The pages of a real hub with many boards: how soon they come, how much they weigh, what people who watch cost.</summary>
internal static partial class PageFigures
{
    private const int Views = 200;
    private const int Watchers = 200;
    private const int Edits = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <remarks>Nothing has shown yet, so the report's page is asked for days: without them it has only to say that there are none.</remarks>
    private static readonly string[] Pages =
    [
        "/", "/play/board-1", "/playlists", "/playlists/everyday?entry=1", "/calendar", "/boards", "/boards/board-1", "/reports", "/reports/everyday?from=2027-01-01&to=2027-01-31", "/plans", "/approvals", "/observances", "/hooks", "/accounts", "/account", "/audit", "/why?board=board-1", "/year", "/fonts",
    ];

    private static readonly string[] TakesLong = ["/calendar", "/why?board=board-1", "/year"];

    public static async Task<int> Print(int boards)
    {
        using var office = new PagesOffice(boards);
        var (port, web) = (Ports.Free(), Ports.Free());
        await using var hub = await office.Files.StartHub(port, web);
        using var client = new HttpClient { BaseAddress = new Uri(Text($"http://127.0.0.1:{web}")), DefaultRequestHeaders = { { "Cookie", "signagehub-session=" + office.Session }, { "Accept", "text/html" } } };
        await UntilAllHaveManifests(client, boards);
        await PrintPages(hub.Id, client);
        await PrintEditing(hub.Id, client);
        await PrintWatching(hub.Id, client, office, boards);
        return 0;
    }

    /// <summary>From the request to the last byte at the browser, over loopback.</summary>
    private static async Task PrintPages(int hub, HttpClient client)
    {
        foreach (var page in Pages)
        {
            // A hub lets nobody ask for pages that take long to work out faster than people do.
            if (TakesLong.Contains(page, StringComparer.Ordinal))
                await Task.Delay(TimeSpan.FromSeconds(8));
            using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
            if (!answer.IsSuccessStatusCode)
            {
                Console.WriteLine(Text($"{page,-34} {(int)answer.StatusCode}"));
                continue;
            }

            var html = await answer.Content.ReadAsStringAsync();
            var scripts = await PageScripts.Of(client, html, CancellationToken.None);
            var (times, processor) = await Times(hub, page == "/" ? Views : 20, warm: 10, () => client.GetByteArrayAsync(new Uri(page, UriKind.Relative)));
            Console.WriteLine(Text($"{page,-34} {Of(times)}, processor {processor:F1} ms, page {html.Length / 1000.0:F0} KB, scripts {scripts.BytesAtOnce / 1000.0:F1} KB{(scripts.OnDemand.Count > 0 ? Text($" and {scripts.OnDemand.Values.Sum() / 1000.0:F1} on demand") : "")}"));
        }

        Console.WriteLine("aims                               first page under 100 ms; scripts of a page under 60 KB");
    }

    private static async Task PrintEditing(int hub, HttpClient client)
    {
        var page = await client.GetStringAsync("/playlists/everyday?entry=1");
        var token = Field("_form", page);
        var number = 0;
        // In pauses as people type; a hub takes no more than so many a minute from one of them.
        var (previews, work) = await Times(hub, 60, warm: 10, async () =>
        {
            using var form = Form(token, "", Text($"Tiết kiệm điện là trách nhiệm của mỗi người, lần {++number}"));
            using var answer = await client.PostAsync("/playlists/everyday/preview", form);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
        });
        Console.WriteLine(Text($"{"preview while typing",-34} {Of(previews)}, processor {work:F1} ms   under 150 ms"));

        using var stream = await Events.Open(client, "/play/board-1/events");
        await stream.Until("manifest");
        var (saves, saved) = (new List<double>(), ProcessorOf(hub));
        for (var i = 0; i < Edits; i++)
        {
            var mark = Field("mark", await client.GetStringAsync("/playlists/everyday?entry=1"));
            using var form = Form(token, mark, Text($"Tiết kiệm điện, thành thói quen {i}"));
            var clock = Stopwatch.StartNew();
            var saving = client.PostAsync("/playlists/everyday", form);
            await stream.Until("manifest");
            saves.Add(clock.Elapsed.TotalMilliseconds);
            using var answer = await saving;
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        Console.WriteLine(Text($"{"a save, its manifest at the board",-34} {Of([.. saves.Skip(2)])}, processor {(ProcessorOf(hub) - saved) / Edits:F0} ms with all that follows   under 200 ms"));
    }

    private static async Task PrintWatching(int hub, HttpClient client, PagesOffice office, int boards)
    {
        var before = await Settled(hub);
        var streams = new List<Events>();
        for (var i = 0; i < Watchers; i++)
            streams.Add(await Events.Open(client, "/events"));
        var news = streams.Select(stream => stream.Count()).ToList();
        await Until(() => streams.All(stream => stream.Manifests >= boards));
        var (watched, most) = (Resident(hub), 0L);
        for (var i = 1; i <= Edits; i++)
        {
            office.Files.Edit(i);
            var wanted = boards * (i + 1);
            await Until(() =>
            {
                most = Math.Max(most, Resident(hub));
                return streams.All(stream => stream.Manifests >= wanted);
            });
        }

        Console.WriteLine(Text($"{Watchers} people watch the wall: resident {before / 1e6:F0} MB before, {watched / 1e6:F0} MB when all see it, {most / 1e6:F0} MB at most while {Edits} edits reach all boards: {(most - before) / 1e6:F0} MB more   under 150 MB more"));
        foreach (var stream in streams)
            stream.Dispose();
        await Task.WhenAll(news);
    }

    private static async Task UntilAllHaveManifests(HttpClient client, int boards)
    {
        using var stream = await Events.Open(client, "/events");
        for (var i = 0; i < boards; i++)
            await stream.Until("manifest");
    }

    private static async Task<long> Settled(int process)
    {
        await Task.Delay(TimeSpan.FromSeconds(5));
        return Resident(process);
    }

    private static long Resident(int process)
    {
        using var running = Process.GetProcessById(process);
        return running.WorkingSet64;
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var limit = Stopwatch.StartNew(); !holds(); await Task.Delay(TimeSpan.FromMilliseconds(20)))
        {
            if (limit.Elapsed > Patience)
                throw new TimeoutException("It did not come to that.");
        }
    }

    /// <summary>Wall-clock times, and the processor's time of the hub for each: what it costs where other programs hold up the clock.</summary>
    private static async Task<(List<double> Milliseconds, double Processor)> Times(int hub, int rounds, int warm, Func<Task> work)
    {
        var (times, before) = (new List<double>(), 0.0);
        for (var i = 0; i < warm + rounds; i++)
        {
            if (i == warm)
                before = ProcessorOf(hub);
            var clock = Stopwatch.StartNew();
            await work();
            if (i >= warm)
                times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return (times, (ProcessorOf(hub) - before) / rounds);
    }

    private static double ProcessorOf(int process)
    {
        using var running = Process.GetProcessById(process);
        return running.TotalProcessorTime.TotalMilliseconds;
    }

    private static string Of(List<double> times)
    {
        times.Sort();
        return Text($"median {times[times.Count / 2]:F1} ms, p99 {times[(int)(times.Count * 0.99)]:F1}");
    }

    private static FormUrlEncodedContent Form(string token, string mark, string slogan) => new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["_form"] = token,
        ["mark"] = mark,
        ["do"] = "save",
        ["entry"] = "1",
        ["kind"] = "slogan",
        ["slogan"] = slogan,
        ["rule"] = "always",
        ["level"] = "normal",
    });

    private static string Field(string name, string page) =>
        Hidden().Matches(page).First(match => match.Groups["name"].Value == name).Groups["value"].Value;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("name=\"(?<name>[a-z_]+)\" value=\"(?<value>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Hidden();

    /// <summary>One who listens to a stream of the hub.</summary>
    private sealed class Events : IDisposable
    {
        private readonly HttpResponseMessage _answer;
        private readonly IAsyncEnumerator<SseItem<int>> _items;
        private int _manifests;

        private Events(HttpResponseMessage answer, IAsyncEnumerator<SseItem<int>> items) => (_answer, _items) = (answer, items);

        public int Manifests => Volatile.Read(ref _manifests);

        public static async Task<Events> Open(HttpClient client, string path)
        {
            var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            // The texts themselves are of no use here, and would be this program's memory.
            var items = SseParser.Create(await answer.Content.ReadAsStreamAsync(), (_, data) => data.Length).EnumerateAsync().GetAsyncEnumerator();
            return new Events(answer, items);
        }

        public async Task Until(string name)
        {
            while (await _items.MoveNextAsync().AsTask().WaitAsync(Patience))
            {
                if (_items.Current.EventType == name)
                    return;
            }
        }

        /// <summary>Counts manifests until the stream ends.</summary>
        public async Task Count()
        {
            try
            {
                while (await _items.MoveNextAsync())
                {
                    if (_items.Current.EventType == "manifest")
                        Interlocked.Increment(ref _manifests);
                }
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
            {
                // Closed, as asked.
            }
        }

        public void Dispose() => _answer.Dispose();
    }
}
