using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;
using SignageHub.Push.Messages;

namespace SignageHub.Hub.Boards;

/// <summary>One person makes boards dark, two let them light again: the same from the wall and for programs.</summary>
internal sealed class RedButtonDesk(SignageStore store, BlankOrders orders, LiftRequests requests, BoardReports reports, AccountStore accounts, AuditLog audit)
{
    private const int LongestReason = 200;

    /// <param name="caller">Who presses.</param>
    /// <param name="board">Its id; null for all.</param>
    /// <param name="reason">1 to 200 characters.</param>
    /// <exception cref="NoRightException">They may not, on one of the boards at least.</exception>
    public Pressed Press(Caller caller, string? board, string? reason)
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
        var before = orders.Look().Order;
        try
        {
            var order = orders.Blank(board is null ? null : [.. chosen.Select(b => b.Id)], $"{reason} ({caller.Account!.Name})", NotLit);
            audit.Write(caller.Account.Name, "board.blank", board is null ? "all boards" : string.Join(", ", chosen.Select(b => b.Id)), after: reason, from: caller.From);
            return new Pressed.Dark(order, before is not null && (before.Everywhere || (board is not null && chosen.All(b => before.Blanks(b.Id)))));
        }
        catch (StartProblemException e)
        {
            return new Pressed.Wrong(e.Words, StatusCodes.Status500InternalServerError);
        }
    }

    /// <summary>The first who asks is noted; when another person asks too, the boards light again: those for which both may do so.</summary>
    /// <exception cref="NoRightException">They may not, on any board that is dark.</exception>
    public Lifting Lift(Caller caller)
    {
        var (order, trouble) = orders.Look();
        if (trouble is not null)
            return new Lifting(LiftState.Unreadable, [], trouble);
        if (order is null || DarkBy(order) is not { Count: > 0 } dark)
            return Lifting.NothingIsDark;
        var mine = dark.Where(board => caller.May(Deed.LiftRedButton, board)).ToList();
        if (mine.Count == 0)
            caller.Demand(Deed.LiftRedButton, dark);
        var account = caller.Account!;
        var agreed = requests.Ask(order.Counter, [.. mine.Select(b => b.Id)], account.Id, ApprovalPages.NameOf(account));
        if (agreed.Count == 0)
        {
            audit.Write(account.Name, "board.unblank-asked", Words(order, mine.Select(b => b.Id), dark.Count), from: caller.From);
            return new Lifting(LiftState.Asked, []);
        }

        try
        {
            // Somebody pressed it again meanwhile: to lift that order nobody has asked.
            if (orders.TryUnblank(order.Counter, $"unblank ({account.Name})", agreed, [.. store.Current.Office.Boards.Select(b => b.Id)]) is not { } rest)
                return Lifting.Changed;
            requests.GoOn(order.Counter, rest);
        }
        catch (StartProblemException e)
        {
            return new Lifting(LiftState.Unreadable, [], e.Words);
        }

        audit.Write(account.Name, "board.unblank", Words(order, agreed, dark.Count), before: order.Reason, from: caller.From);
        return new Lifting(LiftState.Lifted, agreed);
    }

    /// <summary>How things stand, as somebody of the office is told.</summary>
    public RedOrder Look(Caller caller)
    {
        var (order, trouble) = orders.Look();
        var dark = order is null ? [] : DarkBy(order);
        var asked = dark.Count == 0 ? [] : requests.Of(order!.Counter);
        var mine = dark.Where(board => caller.May(Deed.LiftRedButton, board)).ToList();
        return new RedOrder(dark.Count > 0 ? order : null, trouble)
        {
            Asked = [.. asked.GroupBy(request => request.Account, StringComparer.Ordinal).Select(one => (one.First().Who, NamesOf(dark.Where(board => one.Any(request => request.Board == board.Id)), order!, dark.Count)))],
            Liftable = [.. mine.Where(board => !asked.Any(request => request.Board == board.Id && request.Account == caller.Account?.Id))],
            WaitsFor = asked.FirstOrDefault(request => request.Account != caller.Account?.Id && mine.Any(board => board.Id == request.Board))?.Who,
            Dark = dark,
            Alone = AloneOn(order is null || dark.Count == 0 ? store.Current.Office.Boards : dark, caller),
        };
    }

    /// <summary>Nobody else could agree to lift any of the boards that the caller may lift.</summary>
    private Bilingual? AloneOn(IReadOnlyList<Board> boards, Caller caller)
    {
        var mine = boards.Where(board => caller.May(Deed.LiftRedButton, board)).ToList();
        var others = accounts.All.Where(account => !account.Disabled && account.Id != caller.Account?.Id).ToList();
        return mine.Count == 0 || others.Any(other => mine.Any(board => Rights.May(other.Grants, Deed.LiftRedButton, board)))
            ? null
            : RedTexts.Alone([.. others.Select(ApprovalPages.NameOf)]);
    }

    private List<Board> DarkBy(BlankOrder order) => [.. store.Current.Office.Boards.Where(board => order.Blanks(board.Id))];

    /// <summary>Boards that do not say of themselves that they are lit: where nobody knows any more what was ordered, they may be dark by it.</summary>
    private IReadOnlyList<BoardId> NotLit() => [.. store.Current.Office.Boards.Select(board => board.Id).Where(board => !reports.IsLit(board))];

    private static string NamesOf(IEnumerable<Board> boards, BlankOrder order, int dark) =>
        boards.ToList() is var some && some.Count == dark && order.Everywhere ? "" : string.Join(", ", some.Select(board => board.Name));

    private static string Words(BlankOrder order, IEnumerable<BoardId> boards, int dark) =>
        boards.ToList() is var some && order.Everywhere && some.Count == dark ? "all boards" : string.Join(", ", some);
}

/// <summary>The order in force, as somebody of the office is told.</summary>
/// <param name="Order">Null where no board is dark by one.</param>
/// <param name="Trouble">Why it cannot be read; null where it can.</param>
internal sealed record RedOrder(BlankOrder? Order, Bilingual? Trouble)
{
    public required IReadOnlyList<Board> Dark { get; init; }

    /// <summary>Who has asked to lift it, and for which boards; no names for all.</summary>
    public required IReadOnlyList<(string Who, string Boards)> Asked { get; init; }

    /// <summary>The boards that the caller may lift and has not asked for.</summary>
    public required IReadOnlyList<Board> Liftable { get; init; }

    /// <summary>Who has asked for one that the caller may lift; null for nobody.</summary>
    public required string? WaitsFor { get; init; }

    /// <summary>What to do where nobody else may agree with the caller; null where somebody may, and for whoever may lift nothing.</summary>
    public required Bilingual? Alone { get; init; }
}

/// <summary>What came of pressing it.</summary>
internal abstract record Pressed
{
    /// <param name="Order">That is in force now.</param>
    /// <param name="WasDark">Whether all of it was dark already.</param>
    public sealed record Dark(BlankOrder Order, bool WasDark) : Pressed;

    /// <param name="Words">What is wrong.</param>
    /// <param name="Status">Of HTTP.</param>
    public sealed record Wrong(Bilingual Words, int Status) : Pressed;
}

/// <summary>What came of asking for it to be lifted.</summary>
/// <param name="State">That.</param>
/// <param name="Boards">Which light again.</param>
/// <param name="Trouble">Why it could not be done; null where it could.</param>
internal sealed record Lifting(LiftState State, IReadOnlyList<BoardId> Boards, Bilingual? Trouble = null)
{
    public static readonly Lifting NothingIsDark = new(LiftState.NothingIsDark, [], RedTexts.NothingIsDark);

    public static readonly Lifting Changed = new(LiftState.Changed, [], RedTexts.ChangedMeanwhile);
}

internal enum LiftState
{
    NothingIsDark,

    /// <summary>Another person must ask too, within half an hour.</summary>
    Asked,

    Lifted,

    /// <summary>The red button was pressed again meanwhile: nobody has asked to lift that order.</summary>
    Changed,

    /// <summary>The order in force cannot be read, or not be written.</summary>
    Unreadable,
}
