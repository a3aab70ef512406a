using SignageHub.Core;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Boards;

/// <summary>The red button on the wall and for programs.</summary>
internal static class RedButtonPages
{
    /// <summary>At the end of the wall's address for who pressed for what was dark already.</summary>
    internal const string Again = "red=again";

    public static IServiceCollection AddRedButtonPages(this IServiceCollection services) => services.AddSingleton<LiftRequests>().AddSingleton<RedButtonDesk>();

    public static WebApplication MapRedButton(this WebApplication app)
    {
        app.MapPost("/red-button", Press).Needs(Deed.PressRedButton);
        app.MapPost("/red-button/lift", (Caller caller, RedButtonDesk desk) => desk.Lift(caller) is { Trouble: { } trouble }
            ? Notice(trouble, StatusCodes.Status409Conflict)
            : Results.LocalRedirect("/")).Needs(Deed.LiftRedButton);
        app.MapGet("/api/v1/red-button", StateForPrograms).Api(Deed.Look);
        app.MapPost("/api/v1/red-button", PressForPrograms).Api(Deed.PressRedButton);
        app.MapPost("/api/v1/red-button/lift", (Caller caller, RedButtonDesk desk) => desk.Lift(caller) is var lifting && lifting.Trouble is { } trouble
            ? ApiEndpoints.Wrong(trouble, StatusCodes.Status409Conflict)
            : Results.Json(new { Lifted = lifting.State == LiftState.Lifted, Boards = lifting.Boards.Select(b => b.Value) })).Api(Deed.LiftRedButton);
        return app;
    }

    private static async Task<IResult> Press(HttpContext context, Caller caller, RedButtonDesk desk)
    {
        var form = await AccountPages.FormOf(context);
        var board = form.Text("board");
        return desk.Press(caller, board.Length == 0 ? null : board, form.Text("reason")) switch
        {
            Pressed.Wrong wrong => Notice(wrong.Words, wrong.Status),
            Pressed.Dark { WasDark: true } => Results.LocalRedirect("/?" + Again),
            _ => Results.LocalRedirect("/"),
        };
    }

    private static Page<NoticePage> Notice(Bilingual words, int status) => new(new() { [nameof(NoticePage.Words)] = words }, status);

    private static IResult StateForPrograms(BlankOrders orders, LiftRequests lifts) => orders.Look() switch
    {
        (_, { } trouble) => Results.Json(new { Pressed = (bool?)null, Trouble = trouble.En }),
        ({ } order, _) when order.Everywhere || order.Boards.Count > 0 => Results.Json(new
        {
            Pressed = true,
            order.Counter,
            order.Everywhere,
            Boards = order.Boards.Select(b => b.Value),
            order.Reason,
            At = WallTime.Iso(order.IssuedAt),
            LiftAsked = lifts.Of(order.Counter).GroupBy(asked => asked.Account, StringComparer.Ordinal).Select(asked => new { By = asked.First().Who, Boards = asked.Select(a => a.Board.Value) }),
        }),
        _ => Results.Json(new { Pressed = false }),
    };

    private static async Task<IResult> PressForPrograms(HttpContext context, Caller caller, RedButtonDesk desk)
    {
        if (await ApiEndpoints.Json<PressRequest>(context) is not { } press)
            return ApiEndpoints.Wrong("Send JSON: { \"reason\": \"…\" }, and \"board\" for one alone.", StatusCodes.Status400BadRequest);
        return desk.Press(caller, press.Board, press.Reason) switch
        {
            Pressed.Dark { Order: var order } dark => Results.Json(new { order.Counter, order.Everywhere, Boards = order.Boards.Select(b => b.Value), dark.WasDark }),
            Pressed.Wrong wrong => ApiEndpoints.Wrong(wrong.Words, wrong.Status),
            _ => throw new InvalidOperationException("No such result."),
        };
    }

    /// <param name="Board">Its id; left out for all.</param>
    /// <param name="Reason">1 to 200 characters.</param>
    internal sealed record PressRequest(string? Board, string? Reason);
}
