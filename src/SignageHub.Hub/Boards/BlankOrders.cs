using System.Globalization;
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
    /// <exception cref="StartProblemException">The file is damaged, or cannot be read.</exception>
    public BlankOrder? Current => Read() is (var order, false) ? order : throw Damaged();

    /// <summary>The same for pages, which go on without it.</summary>
    /// <returns>The order, or why it cannot be read; neither before the first.</returns>
    public (BlankOrder? Order, Bilingual? Trouble) Look()
    {
        try
        {
            return (Current, null);
        }
        catch (StartProblemException e)
        {
            return (null, e.Words);
        }
    }

    /// <summary>What the hub has heard of the order since; null when no hub has taken it up.</summary>
    public BlankReport? ReportOf(long counter) =>
        File.Exists(_reportPath) && WireReport.Read(File.ReadAllBytes(_reportPath)) is { } report && report.Counter == counter ? report : null;

    /// <summary>What was reported before of higher counters stays: a board may be away just now.</summary>
    internal void Report(BlankReport report) => DurableFile.Write(_reportPath, WireReport.Write(report with { Highest = Math.Max(report.Highest, Reported()) }));

    /// <summary>Makes boards dark, beside those that are already. Of what is dark already the first reason stays; a new order it is all the same, for nobody has agreed to lift this one.</summary>
    /// <param name="boards">Null for all, also those made later.</param>
    /// <param name="reason">In the words of the person who presses.</param>
    /// <param name="unsure">What is made dark besides where the order before cannot be read, for it may be dark by that one; asked for then alone. Null where nobody knows.</param>
    /// <exception cref="StartProblemException">The order before cannot be read, and nobody knows what is dark by it; or the file cannot be written.</exception>
    public BlankOrder Blank(IReadOnlyList<BoardId>? boards, string reason, Func<IReadOnlyList<BoardId>>? unsure = null)
    {
        lock (_gate)
        {
            using var alone = AloneIfItCanBe();
            var (before, isDamaged) = Read();
            if (isDamaged)
            {
                if (boards is not null && unsure is null)
                    throw Damaged();
                SetAside();
                return Keep(before: null, boards is null, [.. (boards ?? []).Union(boards is null ? [] : unsure!())], reason);
            }

            if (before is { Everywhere: true } || (before is not null && boards is { Count: > 0 } && boards.All(before.Blanks)))
                return Keep(before, before.Everywhere, before.Boards, before.Reason);
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
            var (before, isDamaged) = Read();
            if (isDamaged && boards is not null)
                throw Damaged();
            if (isDamaged)
                SetAside();
            return Lift(before, boards, all, reason);
        }
    }

    /// <summary>Lets boards light again that one order has made dark.</summary>
    /// <param name="counter">Of the order that people agreed to lift.</param>
    /// <param name="reason">In the words of the person who lifts it.</param>
    /// <param name="boards">As for <see cref="Unblank"/>.</param>
    /// <param name="all">Likewise; wanted for some boards alone.</param>
    /// <returns>The order for what stays dark; null when another order has come since: nobody has agreed to lift that one.</returns>
    public BlankOrder? TryUnblank(long counter, string reason, IReadOnlyList<BoardId>? boards = null, IReadOnlyList<BoardId>? all = null)
    {
        lock (_gate)
        {
            using var alone = Alone();
            if (Current is not { } order || order.Counter != counter)
                return null;
            return Lift(order, boards, all ?? [], reason);
        }
    }

    /// <summary>Why each of them was made dark; the oldest of many reasons goes.</summary>
    private static string Both(string before, string reason) => before.Length + reason.Length <= LongestReasons ? $"{before}; {reason}" : reason;

    private BlankOrder Lift(BlankOrder? before, IReadOnlyList<BoardId>? boards, IReadOnlyList<BoardId> all, string reason)
    {
        var dark = boards is null ? [] : (before is { Everywhere: true } ? all : before?.Boards ?? []).Except(boards).ToList();
        // What stays dark stays so for the reason that it was made dark for.
        return Keep(before, everywhere: false, dark, dark.Count > 0 ? before!.Reason : reason);
    }

    private (BlankOrder? Order, bool IsDamaged) Read()
    {
        try
        {
            if (!File.Exists(_path))
                return (null, false);
            var order = WireJson.Read<BlankOrder>(File.ReadAllBytes(_path)) is { Boards: not null, Reason: not null } whole ? whole : null;
            return (order, order is null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(FileTrouble.Of(e, _path), e);
        }
    }

    private static StartProblemException Damaged() => new(RedTexts.Damaged);

    private static StartProblemException Unreadable(Bilingual why, Exception e) => new(RedTexts.NotKept(why), e);

    /// <summary>What stands in the damaged file may tell a person what was ordered.</summary>
    private void SetAside()
    {
        try
        {
            var aside = Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? $"{_path}.damaged" : string.Create(CultureInfo.InvariantCulture, $"{_path}.damaged-{number}")).First(name => !Path.Exists(name));
            DurableFile.Write(aside, File.ReadAllBytes(_path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Pressing matters more than the damaged file.
        }
    }

    /// <summary>The order that the hub has heard of last, and what boards obey: above both a new one counts, also where the file is lost or was put back from a backup.</summary>
    private long Reported()
    {
        try
        {
            return File.Exists(_reportPath) && WireReport.Read(File.ReadAllBytes(_reportPath)) is { } report ? Math.Max(report.Counter, report.Highest) : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Two that press at the same moment must both be heard: the pages, programs and the command line write here.</summary>
    /// <exception cref="StartProblemException">Somebody else holds it for too long, or it is not ours to open.</exception>
    private FileLock Alone()
    {
        try
        {
            return FileLock.Take(_path + ".lock");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(FileTrouble.Of(e, _path + ".lock"), e);
        }
    }

    /// <summary>Pressing matters more than that two who press at the same moment are both heard.</summary>
    private FileLock? AloneIfItCanBe()
    {
        try
        {
            return Alone();
        }
        catch (StartProblemException)
        {
            return null;
        }
    }

    private BlankOrder Keep(BlankOrder? before, bool everywhere, IReadOnlyList<BoardId> boards, string reason)
    {
        var now = TimeProvider.System.Now();
        var order = new BlankOrder(Versions.Next(before?.Counter ?? 0, Reported(), now, Random.Shared), now, everywhere, boards, reason);
        try
        {
            DurableFile.Write(_path, WireJson.Write(order));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(FileTrouble.Of(e, _path), e);
        }

        return order;
    }
}

/// <summary>Which boards have said that they obey an order.</summary>
/// <param name="Counter">The order's.</param>
/// <param name="Obey">Their ids.</param>
/// <param name="Silent">The ids of those that have not.</param>
/// <param name="Highest">The highest counter of an order, whoever gave it, that a board has said to obey; 0 for none.</param>
public sealed record BlankReport(long Counter, IReadOnlyList<string> Obey, IReadOnlyList<string> Silent, long Highest = 0)
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
