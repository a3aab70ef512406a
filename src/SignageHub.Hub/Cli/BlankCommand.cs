using System.CommandLine;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Storage;
using SignageHub.Push.Messages;

namespace SignageHub.Hub.Cli;

/// <summary>The red button: <c>signagehub blank</c> makes boards dark until <c>signagehub unblank</c> lifts it.</summary>
internal static class BlankCommand
{
    /// <summary>A running hub takes an order up within a fifth of a second; boards that are there obey within another second.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    private static readonly Option<string?> Board = new("--board") { Description = "Only this board", HelpName = "ID" };

    private static readonly Option<string?> Group = new("--group") { Description = "Only the boards of this group", HelpName = "NAME" };

    public static Command Blank()
    {
        var reason = new Option<string>("--reason") { Description = "Why, for the log", HelpName = "TEXT", Required = true };
        CommonOptions.NeverEmpty(reason);
        var blank = new Command("blank", "Make boards dark at once, until told otherwise: all, one, or a group") { Board, Group, reason, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data };
        blank.SetAction((parse, cancellationToken) => Press(parse, "board.blank", (orders, chosen, _) => orders.Blank(chosen, parse.GetValue(reason)!), cancellationToken));
        return blank;
    }

    public static Command Unblank()
    {
        var unblank = new Command("unblank", "Let boards light again: all, one, or a group") { Board, Group, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data };
        unblank.SetAction((parse, cancellationToken) => Press(parse, "board.unblank", (orders, chosen, all) => orders.Unblank(chosen, all, "unblank"), cancellationToken));
        return unblank;
    }

    private static async Task<int> Press(
        ParseResult parse, string deed, Func<BlankOrders, IReadOnlyList<BoardId>?, IReadOnlyList<BoardId>, BlankOrder> press, CancellationToken cancellationToken)
    {
        var (settings, output) = (CommonOptions.Settings(parse), CommonOptions.Output(parse));
        var signage = LoadedSignage.Load(settings, output);
        var orders = new BlankOrders(DataFolder.Open(settings.DataFolder));
        var (chosen, all) = (Chosen(parse, signage), signage.Office.Boards.Select(b => b.Id).ToList());
        var order = press(orders, chosen, all);
        CommandAudit.Write(parse, deed, chosen is null ? "all boards" : string.Join(", ", chosen), after: order.Reason);
        // An order goes to every board; whoever presses for one wants to hear of that one.
        var report = await Wait(orders, order, chosen ?? all, cancellationToken);
        if (report is null)
        {
            output.Result.WriteLine(output.Say(
                "The order is kept, but no hub runs on this data folder: boards get it when one does.",
                "Lệnh đã được lưu, nhưng chưa có trung tâm nào chạy trên thư mục dữ liệu này: các bảng sẽ nhận lệnh khi trung tâm chạy."));
            return ExitCode.Problems;
        }

        output.Result.WriteLine(output.Say($"Obeyed by: {List(report.Obey)}", $"Đã thực hiện: {List(report.Obey)}"));
        if (report.Silent.Count == 0)
            return ExitCode.Fine;
        output.Result.WriteLine(output.Say(
            $"Not reached: {List(report.Silent)}. They obey as soon as they are.", $"Chưa liên lạc được: {List(report.Silent)}. Các bảng này sẽ thực hiện ngay khi có kết nối."));
        return ExitCode.Problems;
    }

    /// <summary>Null for all.</summary>
    private static IReadOnlyList<BoardId>? Chosen(ParseResult parse, Signage signage)
    {
        if (parse.GetValue(Board) is { } id)
            return [LoadedSignage.Boards(signage, id)[0].Id];
        if (parse.GetValue(Group) is not { } group)
            return null;
        var members = signage.Office.Boards.Where(b => b.Groups.Contains(group, StringComparer.Ordinal)).Select(b => b.Id).ToList();
        return members.Count > 0 ? members : throw new InputProblemException(new Bilingual($"No board is in the group '{group}'.", $"Không có bảng nào trong nhóm '{group}'."));
    }

    private static async Task<BlankReport?> Wait(BlankOrders orders, BlankOrder order, IReadOnlyList<BoardId> boards, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (TimeProvider.System.GetElapsedTime(begun) < Patience)
        {
            if (orders.ReportOf(order.Counter)?.About(boards) is { Silent.Count: 0 } report)
                return report;
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return orders.ReportOf(order.Counter)?.About(boards);
    }

    private static string List(IReadOnlyList<string> boards) => boards.Count == 0 ? "–" : string.Join(", ", boards);
}
