using System.Diagnostics;
using System.Globalization;
using SignageHub.Testing;

namespace SignageHub.Benchmarks.Player;

/// <summary>The player as it is published: from its start to the first picture from its store, and the memory it takes, with a browser on the same page beside it.</summary>
internal static class PlayerFigures
{
    private const int Starts = 20;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="published">The folder of <c>dotnet publish</c>; null publishes it first.</param>
    public static async Task<int> Print(string? published)
    {
        var program = Path.Combine(published ?? await Publish(), "signage-player");
        using var office = new MeasuredOffice("lobby");
        var enrolment = await office.Enrol("lobby");
        var (port, web) = (Ports.Free(), Ports.Free());
        var address = new Uri(Text($"mqtt://127.0.0.1:{port}"));
        var store = office.PathOf("board");
        await using (var hub = await office.StartHub(port, web))
        {
            using (var first = RawPlayer.Start(program, enrolment, address, store))
                await first.Until(RawPlayer.IsRed, Patience);
            using (var settled = RawPlayer.Start(program, enrolment, address, store))
            {
                await settled.Until(RawPlayer.IsRed, Patience);
                await Task.Delay(Settling);
                Line("player, resident, connected for 10 s", Memory([settled.Id]), "under 40 MB");
                Console.WriteLine(Text($"{"player, one still picture, connected",-44} {await Share(settled.Id):P2} of a core"));
            }

            if (RealPart.Find("chromium") is { } chromium)
                Line("Chromium, headless, the same board's page", await Browser(chromium, Text($"http://127.0.0.1:{web}/play/lobby"), office.PathOf("browser")), "");
        }

        var times = new List<double>();
        var processor = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            var (time, used) = await FirstPicture(program, enrolment, address, store);
            times.Add(time);
            processor.Add(used);
        }

        times.Sort();
        processor.Sort();
        Console.WriteLine(Text($"{"start to the first picture, no hub",-44} median {times[Starts / 2]:F0} ms, best {times[0]:F0}, worst {times[^1]:F0}; processor {processor[Starts / 2]:F0} ms   under 150 ms"));
        return 0;
    }

    /// <summary>From the call that starts the program to the last byte of the first lit picture.</summary>
    private static async Task<(double Milliseconds, double Processor)> FirstPicture(string program, string enrolment, Uri hub, string store)
    {
        var clock = Stopwatch.StartNew();
        using var player = RawPlayer.Start(program, enrolment, hub, store);
        await player.Until(RawPlayer.IsRed, Patience);
        var elapsed = clock.Elapsed.TotalMilliseconds;
        using var process = Process.GetProcessById(player.Id);
        return (elapsed, process.TotalProcessorTime.TotalMilliseconds);
    }

    /// <summary>Processor time per time, over ten seconds.</summary>
    private static async Task<double> Share(int id)
    {
        using var process = Process.GetProcessById(id);
        var (used, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        await Task.Delay(Settling);
        process.Refresh();
        return (process.TotalProcessorTime - used) / clock.Elapsed;
    }

    private static async Task<(long Resident, long Own)> Browser(string chromium, string page, string profile)
    {
        await using var browser = ExternalProcess.Start(
            chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            $"--user-data-dir={profile}", "--window-size=1920,1080", "--remote-debugging-port=0", page);
        await Task.Delay(Settling);
        return Memory(Family(browser.Id));
    }

    private static (long Resident, long Own) Memory(IEnumerable<int> processes)
    {
        var (resident, own) = (0L, 0L);
        foreach (var id in processes)
        {
            var lines = File.ReadAllLines(Text($"/proc/{id}/status"));
            resident += Kilobytes("VmRSS:");
            own += Kilobytes("RssAnon:") + Kilobytes("RssShmem:");

            long Kilobytes(string name) => lines.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, .., var value, _]
                ? long.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) * 1024
                : 0;
        }

        return (resident, own);
    }

    /// <summary>A process and all that it started.</summary>
    private static List<int> Family(int id)
    {
        var children = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name!, NumberStyles.None, CultureInfo.InvariantCulture))
            .Where(other => ParentOf(other) == id);
        return [id, .. children.ToList().SelectMany(Family)];
    }

    private static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText(Text($"/proc/{id}/stat"));
            return int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static async Task<string> Publish()
    {
        var folder = Path.Combine(Path.GetTempPath(), "signage-player-published");
        Console.WriteLine($"dotnet publish src/SignageHub.Player -c Release -r linux-x64 --self-contained -o {folder}");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Repository.PathOf("src", "SignageHub.Player"), "-c", "Release", "-r", "linux-x64", "--self-contained", "-o", folder, "-v", "quiet"]))!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException("The player was not published.");
    }

    private static void Line(string what, (long Resident, long Own) memory, string aim) =>
        Console.WriteLine(Text($"{what,-44} {memory.Resident / 1e6:F0} MB, {memory.Own / 1e6:F0} MB of it its own   {aim}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
