using System.Diagnostics;
using System.Globalization;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Observances;
using SignageHub.Rendering;

namespace SignageHub.Benchmarks;

/// <summary>The figures of the README in one run of about half a minute; the aims stand beside them.</summary>
internal static class Figures
{
    private static readonly string[] Slogans =
    [
        "Sử dụng năng lượng tiết kiệm và hiệu quả vì Trái đất của chúng ta",
        "Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội",
        "Tiết kiệm điện - Thành thói quen",
        "Toàn dân tích cực thực hiện tốt Luật Phòng cháy và chữa cháy",
    ];

    public static async Task<int> Print()
    {
        await HubStart.Measure();
        var starts = new List<(TimeSpan ToManifest, TimeSpan Processor, long ResidentBytes)>();
        for (var i = 0; i < 5; i++)
            starts.Add(await HubStart.Measure());
        Line("hub start to first manifest", $"{Median(starts.Select(s => s.ToManifest.TotalSeconds)):F2} s", "under 1.5 s");
        Line("hub memory, 3 boards", $"{starts.Max(s => s.ResidentBytes) / 1e6:F0} MB", "under 150 MB");
        PrintProgrammes();
        var (rate, bytes) = Render();
        Line("192x32 one-bit slogans", $"{rate:F0} /s, {bytes} B each", "120,000 /s");
        return 0;
    }

    public static int PrintProgrammes()
    {
        var (times, processor) = Agenda();
        Line("agenda of a year, 1,000 entries", $"{Median(times):F1} ms (best {times.Min():F1}, processor {processor:F1})", "under 5 ms");
        var (week, edited) = Fleet();
        Line("week of 10,000 boards", $"{week:F2} s", "under 1 s");
        Line("one of their 200 playlists edited", $"{edited:F2} s", "its 500 boards only");
        Line("lunar date of a day", $"{Lunar():F0} ns", "under 200 ns");
        return 0;
    }

    /// <summary>The processor's time says what the work costs where other programs hold up the clock; it counts the collector and the compiler too.</summary>
    private static (List<double> Milliseconds, double Processor) Agenda()
    {
        var agenda = new AgendaBenchmarks();
        agenda.Setup();
        for (var i = 0; i < 100; i++)
            agenda.Year();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        List<double> times = [.. Enumerable.Range(0, 200).Select(_ => Milliseconds(() => agenda.Year()))];
        process.Refresh();
        return (times, (process.TotalProcessorTime - before).TotalMilliseconds / times.Count);
    }

    private static (double Week, double Edited) Fleet()
    {
        var fleet = new FleetBenchmarks();
        fleet.Setup();
        return (Seconds(() => fleet.Week()), Seconds(() => fleet.Edited()));

        static double Seconds(Action work) => Median(Enumerable.Range(0, 8).Select(_ => Milliseconds(work) / 1000).Skip(3));
    }

    /// <summary>There and back, the mean of the two.</summary>
    private static double Lunar()
    {
        var days = Enumerable.Range(0, 100_000).Select(n => new LocalDate(1901, 1, 1).PlusDays(n)).ToList();
        return Median(Enumerable.Range(0, 30).Select(_ => Milliseconds(() => days.ForEach(d => LunarCalendar.Find(LunarCalendar.Of(d)))) * 1e6 / days.Count / 2).Skip(10));
    }

    private static (double Rate, long Bytes) Render()
    {
        var renderer = new SceneRenderer();
        var requests = Slogans.Select(s => new SceneRequest(s, new PixelSize(192, 32), BoardColor.All[0])).ToList();
        Loop(TimeSpan.FromSeconds(2));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var done = Loop(TimeSpan.FromSeconds(3));
        return (done / clock.Elapsed.TotalSeconds, (GC.GetAllocatedBytesForCurrentThread() - before) / done);

        long Loop(TimeSpan time)
        {
            var rendered = 0L;
            for (var limit = Stopwatch.StartNew(); limit.Elapsed < time; rendered += requests.Count)
                requests.ForEach(request => renderer.Render(request));
            return rendered;
        }
    }

    private static double Milliseconds(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static void Line(string what, FormattableString measured, string aim) =>
        Console.WriteLine($"{what,-34} {measured.ToString(CultureInfo.InvariantCulture),-28} {aim}");
}
