using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Boards;

/// <summary>The red button on the wall: one person makes boards dark, two let them light again.</summary>
internal static class RedButtonPages
{
    private const int LongestReason = 200;

    public static IServiceCollection AddRedButtonPages(this IServiceCollection services) => services.AddSingleton<LiftRequests>();

    public static WebApplication MapRedButton(this WebApplication app)
    {
        app.MapPost("/red-button", Press).Needs(Deed.PressRedButton);
        app.MapPost("/red-button/lift", Lift).Needs(Deed.LiftRedButton);
        return app;
    }

    private static async Task<IResult> Press(HttpContext context, Caller caller, SignageStore store, BlankOrders orders, AuditLog audit)
    {
        var form = await AccountPages.FormOf(context);
        var (board, reason) = (form.Text("board"), form.Text("reason"));
        if (reason.Length is 0 or > LongestReason || reason.Any(char.IsControl))
            return Notice(RedTexts.NoReason, StatusCodes.Status400BadRequest);
        var chosen = store.Current.Office.Boards.Where(b => board.Length == 0 || b.Id.Value == board).ToList();
        if (chosen.Count == 0)
            return Notice(RedTexts.NoBoard, StatusCodes.Status400BadRequest);
        if (board.Length == 0)
            caller.DemandEverywhere(Deed.PressRedButton);
        caller.Demand(Deed.PressRedButton, chosen);
        var order = orders.Blank(board.Length == 0 ? null : [.. chosen.Select(b => b.Id)], $"{reason} ({caller.Account!.Name})");
        audit.Write(caller.Account.Name, "board.blank", Words(order), after: reason, from: AccountPages.AddressOf(context));
        return Results.LocalRedirect("/");
    }

    private static IResult Lift(HttpContext context, Caller caller, SignageStore store, BlankOrders orders, LiftRequests requests, AuditLog audit)
    {
        if (orders.Current is not { } order || (!order.Everywhere && order.Boards.Count == 0))
            return Results.LocalRedirect("/");
        if (order.Everywhere)
            caller.DemandEverywhere(Deed.LiftRedButton);
        caller.Demand(Deed.LiftRedButton, store.Current.Office.Boards.Where(order.Blanks));
        var account = caller.Account!;
        if (!requests.Ask(order.Counter, account.Id, account.Display))
        {
            audit.Write(account.Name, "board.unblank-asked", Words(order), from: AccountPages.AddressOf(context));
            return Results.LocalRedirect("/");
        }

        if (!orders.TryUnblank(order.Counter, $"unblank ({account.Name})"))
            return Results.LocalRedirect("/");
        audit.Write(account.Name, "board.unblank", Words(order), before: order.Reason, from: AccountPages.AddressOf(context));
        return Results.LocalRedirect("/");
    }

    private static bool Blanks(this Push.Messages.BlankOrder order, Board board) => order.Blanks(board.Id);

    private static string Words(Push.Messages.BlankOrder order) => order.Everywhere ? "all boards" : string.Join(", ", order.Boards);

    private static Page<NoticePage> Notice(Bilingual words, int status) => new(new() { [nameof(NoticePage.Words)] = words }, status);
}
