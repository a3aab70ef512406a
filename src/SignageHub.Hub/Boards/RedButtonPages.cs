using SignageHub.Core;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Boards;

/// <summary>The red button on the wall and for programs.</summary>
internal static class RedButtonPages
{
    public static IServiceCollection AddRedButtonPages(this IServiceCollection services) => services.AddSingleton<LiftRequests>().AddSingleton<RedButtonDesk>();

    public static WebApplication MapRedButton(this WebApplication app)
    {
        app.MapPost("/red-button", Press).Needs(Deed.PressRedButton);
        app.MapPost("/red-button/lift", (HttpContext context, Caller caller, RedButtonDesk desk) =>
        {
            desk.Lift(caller, AccountPages.AddressOf(context));
            return Results.LocalRedirect("/");
        }).Needs(Deed.LiftRedButton);
        app.MapGet("/api/v1/red-button", (BlankOrders orders, LiftRequests lifts) => Results.Json(orders.Current is { } order && (order.Everywhere || order.Boards.Count > 0)
            ? new { Pressed = true, order.Counter, order.Everywhere, Boards = order.Boards.Select(b => b.Value), order.Reason, At = WallTime.Iso(order.IssuedAt), LiftAskedBy = lifts.Of(order.Counter)?.Display }
            : (object)new { Pressed = false })).Api(Deed.Look);
        app.MapPost("/api/v1/red-button", PressForPrograms).Api(Deed.PressRedButton);
        app.MapPost("/api/v1/red-button/lift", (HttpContext context, Caller caller, RedButtonDesk desk) =>
            desk.Lift(caller, AccountPages.AddressOf(context)) is var state and not LiftState.NothingIsDark
                ? Results.Json(new { Lifted = state == LiftState.Lifted })
                : ApiEndpoints.Wrong("No board was made dark.", StatusCodes.Status409Conflict)).Api(Deed.LiftRedButton);
        return app;
    }

    private static async Task<IResult> Press(HttpContext context, Caller caller, RedButtonDesk desk)
    {
        var form = await AccountPages.FormOf(context);
        var board = form.Text("board");
        return desk.Press(caller, board.Length == 0 ? null : board, form.Text("reason"), AccountPages.AddressOf(context)) is Pressed.Wrong wrong
            ? new Page<NoticePage>(new() { [nameof(NoticePage.Words)] = wrong.Words }, wrong.Status)
            : Results.LocalRedirect("/");
    }

    private static async Task<IResult> PressForPrograms(HttpContext context, Caller caller, RedButtonDesk desk)
    {
        if (await ApiEndpoints.Json<PressRequest>(context) is not { } press)
            return ApiEndpoints.Wrong("Send JSON: { \"reason\": \"…\" }, and \"board\" for one alone.", StatusCodes.Status400BadRequest);
        return desk.Press(caller, press.Board, press.Reason, AccountPages.AddressOf(context)) switch
        {
            Pressed.Dark { Order: var order } => Results.Json(new { order.Counter, order.Everywhere, Boards = order.Boards.Select(b => b.Value) }),
            Pressed.Wrong wrong => ApiEndpoints.Wrong(wrong.Words, wrong.Status),
            _ => throw new InvalidOperationException("No such result."),
        };
    }

    /// <param name="Board">Its id; left out for all.</param>
    /// <param name="Reason">1 to 200 characters.</param>
    internal sealed record PressRequest(string? Board, string? Reason);
}
