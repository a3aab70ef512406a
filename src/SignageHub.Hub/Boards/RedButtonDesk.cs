using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;
using SignageHub.Push.Messages;

namespace SignageHub.Hub.Boards;

/// <summary>One person makes boards dark, two let them light again: the same from the wall and for programs.</summary>
internal sealed class RedButtonDesk(SignageStore store, BlankOrders orders, LiftRequests requests, AuditLog audit)
{
    private const int LongestReason = 200;

    /// <param name="caller">Who presses.</param>
    /// <param name="board">Its id; null for all.</param>
    /// <param name="reason">1 to 200 characters.</param>
    /// <param name="from">The address they come from.</param>
    /// <exception cref="NoRightException">They may not, on one of the boards at least.</exception>
    public Pressed Press(Caller caller, string? board, string? reason, string? from)
    {
        reason = reason?.Trim();
        if (reason is not { Length: > 0 and <= LongestReason } || !PlainText.Is(reason))
            return new Pressed.Wrong(RedTexts.NoReason, StatusCodes.Status400BadRequest);
        var chosen = store.Current.Office.Boards.Where(b => board is null || b.Id.Value == board).ToList();
        if (chosen.Count == 0)
            return new Pressed.Wrong(RedTexts.NoBoard, StatusCodes.Status404NotFound);
        if (board is null)
            caller.DemandEverywhere(Deed.PressRedButton);
        caller.Demand(Deed.PressRedButton, chosen);
        var order = orders.Blank(board is null ? null : [.. chosen.Select(b => b.Id)], $"{reason} ({caller.Account!.Name})");
        audit.Write(caller.Account.Name, "board.blank", board is null ? "all boards" : string.Join(", ", chosen.Select(b => b.Id)), after: reason, from: from);
        return new Pressed.Dark(order);
    }

    /// <summary>The first who asks is noted; when another person asks too, the boards light again.</summary>
    /// <exception cref="NoRightException">They may not, on one of the boards at least.</exception>
    public LiftState Lift(Caller caller, string? from)
    {
        if (orders.Current is not { } order || (!order.Everywhere && order.Boards.Count == 0))
            return LiftState.NothingIsDark;
        if (order.Everywhere)
            caller.DemandEverywhere(Deed.LiftRedButton);
        caller.Demand(Deed.LiftRedButton, [.. store.Current.Office.Boards.Where(b => order.Blanks(b.Id))]);
        var account = caller.Account!;
        if (!requests.Ask(order.Counter, account.Id, account.Display))
        {
            audit.Write(account.Name, "board.unblank-asked", Words(order), from: from);
            return LiftState.Asked;
        }

        // Somebody pressed it again meanwhile: that is another order.
        if (!orders.TryUnblank(order.Counter, $"unblank ({account.Name})"))
            return LiftState.Asked;
        audit.Write(account.Name, "board.unblank", Words(order), before: order.Reason, from: from);
        return LiftState.Lifted;
    }

    private static string Words(BlankOrder order) => order.Everywhere ? "all boards" : string.Join(", ", order.Boards);
}

/// <summary>What came of pressing it.</summary>
internal abstract record Pressed
{
    public sealed record Dark(BlankOrder Order) : Pressed;

    /// <param name="Words">What is wrong.</param>
    /// <param name="Status">Of HTTP.</param>
    public sealed record Wrong(Bilingual Words, int Status) : Pressed;
}

/// <summary>What came of asking for it to be lifted.</summary>
internal enum LiftState
{
    NothingIsDark,

    /// <summary>Another person must ask too, within half an hour.</summary>
    Asked,

    Lifted,
}
