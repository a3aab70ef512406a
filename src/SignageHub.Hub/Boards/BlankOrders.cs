using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Storage;
using SignageHub.Push.HubSide;
using SignageHub.Push.Messages;

namespace SignageHub.Hub.Boards;

/// <summary>The red button's order in force, in <c>data/blank.json</c>: the command line writes it, a running hub sees it, signs it and sends it.</summary>
public sealed class BlankOrders(DataFolder data)
{
    private const int LongestReasons = 500;

    private readonly Lock _gate = new();
    private readonly string _path = data.PathOf("blank.json");
    private readonly string _reportPath = data.PathOf("blank-report.json");

    /// <summary>Null before the first.</summary>
    /// <exception cref="StartProblemException">The file is damaged.</exception>
    public BlankOrder? Current
    {
        get
        {
            if (!File.Exists(_path))
                return null;
            return WireJson.Read<BlankOrder>(File.ReadAllBytes(_path)) ?? throw new StartProblemException(new Bilingual(
                $"{_path} is damaged: delete it, and press again with 'signagehub blank' or 'signagehub unblank'. Boards stay as they are until then.",
                $"{_path} bị hỏng: hãy xóa tệp rồi ra lệnh lại bằng 'signagehub blank' hoặc 'signagehub unblank'. Cho đến lúc đó các bảng giữ nguyên trạng thái."));
        }
    }

    /// <summary>What the hub has heard of the order since; null when no hub has taken it up.</summary>
    public BlankReport? ReportOf(long counter) =>
        File.Exists(_reportPath) && WireReport.Read(File.ReadAllBytes(_reportPath)) is { } report && report.Counter == counter ? report : null;

    internal void Report(BlankReport report) => DurableFile.Write(_reportPath, WireReport.Write(report));

    /// <summary>Makes boards dark, beside those that are already. What is dark already needs no other order: the one in force stays, with its reason and who asked for it to be lifted.</summary>
    /// <param name="boards">Null for all, also those made later.</param>
    /// <param name="reason">In the words of the person who presses.</param>
    public BlankOrder Blank(IReadOnlyList<BoardId>? boards, string reason)
    {
        lock (_gate)
        {
            using var alone = Alone();
            var before = Current;
            if (before is { Everywhere: true } || (before is not null && boards is { Count: > 0 } && boards.All(before.Blanks)))
                return before;
            var dark = (before?.Boards ?? []).Union(boards ?? []).ToList();
            return Keep(before, boards is null, dark, before is { Boards.Count: > 0 } ? Both(before.Reason, reason) : reason);
        }
    }

    /// <summary>Lets boards light again.</summary>
    /// <param name="boards">Null for all.</param>
    /// <param name="all">All boards there are: when everything is dark and one is to light, the others stay dark.</param>
    /// <param name="reason">In the words of the person who lifts it.</param>
    public BlankOrder Unblank(IReadOnlyList<BoardId>? boards, IReadOnlyList<BoardId> all, string reason)
    {
        lock (_gate)
        {
            using var alone = Alone();
            return Lift(Current, boards, all, reason);
        }
    }

    /// <summary>Lets all boards light again that one order has made dark.</summary>
    /// <param name="counter">Of the order that people agreed to lift.</param>
    /// <param name="reason">In the words of the person who lifts it.</param>
    /// <returns>False when another order has come since: nobody has agreed to lift that one.</returns>
    public bool TryUnblank(long counter, string reason)
    {
        lock (_gate)
        {
            using var alone = Alone();
            if (Current is not { } order || order.Counter != counter)
                return false;
            Lift(order, boards: null, all: [], reason);
            return true;
        }
    }

    /// <summary>Why each of them was made dark; the oldest of many reasons goes.</summary>
    private static string Both(string before, string reason) => before.Length + reason.Length <= LongestReasons ? $"{before}; {reason}" : reason;

    private BlankOrder Lift(BlankOrder? before, IReadOnlyList<BoardId>? boards, IReadOnlyList<BoardId> all, string reason)
    {
        var dark = boards is null ? [] : (before is { Everywhere: true } ? all : before?.Boards ?? []).Except(boards).ToList();
        return Keep(before, everywhere: false, dark, reason);
    }

    /// <summary>Two that press at the same moment must both be heard: the pages, programs and the command line write here.</summary>
    private FileLock Alone() => FileLock.Take(_path + ".lock");

    private BlankOrder Keep(BlankOrder? before, bool everywhere, IReadOnlyList<BoardId> boards, string reason)
    {
        var now = TimeProvider.System.Now();
        var order = new BlankOrder(Versions.Next(before?.Counter ?? 0, reported: 0, now), now, everywhere, boards, reason);
        DurableFile.Write(_path, WireJson.Write(order));
        return order;
    }
}

/// <summary>Which boards have said that they obey an order.</summary>
/// <param name="Counter">The order's.</param>
/// <param name="Obey">Their ids.</param>
/// <param name="Silent">The ids of those that have not.</param>
public sealed record BlankReport(long Counter, IReadOnlyList<string> Obey, IReadOnlyList<string> Silent)
{
    /// <summary>The same of certain boards alone; one that the hub does not know yet is silent.</summary>
    public BlankReport About(IReadOnlyList<BoardId> boards)
    {
        var obey = boards.Select(board => board.Value).Intersect(Obey, StringComparer.Ordinal).ToList();
        return new(Counter, obey, [.. boards.Select(board => board.Value).Except(obey, StringComparer.Ordinal)]);
    }
}

internal static class WireReport
{
    public static byte[] Write(BlankReport report) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(report, System.Text.Json.JsonSerializerOptions.Web);

    public static BlankReport? Read(byte[] utf8)
    {
        try
        {
            return System.Text.Json.JsonSerializer.Deserialize<BlankReport>(utf8, System.Text.Json.JsonSerializerOptions.Web);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
