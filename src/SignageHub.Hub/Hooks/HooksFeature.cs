using NodaTime.Text;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Notices;

namespace SignageHub.Hub.Hooks;

/// <summary>Web hooks for programs: made, listed and ended over the interface, by people who may read the audit log, for that is what they tell of.</summary>
internal static class HooksFeature
{
    internal const int MostEvents = 20;

    private static IResult NoHook => ApiEndpoints.Wrong("There is no such web hook.", StatusCodes.Status404NotFound);

    public static IServiceCollection AddHooks(this IServiceCollection services) => services
        .AddSingleton<HookStore>()
        .AddSingleton<HookService>()
        .AddSingleton<INoticeWay>(provider => provider.GetRequiredService<HookService>())
        .AddHostedService(provider => provider.GetRequiredService<HookService>());

    public static WebApplication MapHooks(this WebApplication app)
    {
        app.MapGet("/api/v1/hooks", (HookStore store) => Results.Json(store.All.Select(h => new { h.Id, h.Url, h.Events, h.By, h.Made }))).Api(Deed.ReadAudit);
        app.MapPost("/api/v1/hooks", Add).Api(Deed.ReadAudit);
        app.MapDelete("/api/v1/hooks/{id}", End).Api(Deed.ReadAudit);
        app.MapGet("/api/v1/hooks/{id}/deliveries", (string id, HookStore store, HookService service) =>
            store.Find(id) is null ? NoHook : Results.Json(service.DeliveriesOf(id).Select(ViewOf))).Api(Deed.ReadAudit);
        app.MapPost("/api/v1/hooks/{id}/test", Test).Api(Deed.ReadAudit);
        app.MapGet("/hooks", (HookStore store, HookService service) => HookPages.Show(store, service)).Needs(Deed.ReadAudit);
        app.MapPost("/hooks", HookPages.Change).Needs(Deed.ReadAudit);
        return app;
    }

    private static async Task<IResult> Add(HttpContext context, Caller caller, HookStore store, AuditLog audit)
    {
        if (await ApiEndpoints.Json<HookRequest>(context) is not { } asked || !Uri.TryCreate(asked.Url, UriKind.Absolute, out var url) || !IsAllowed(url)
            || asked.Events is { Count: > MostEvents } || asked.Events?.Any(e => e is not { Length: > 0 and <= 60 }) == true)
            return ApiEndpoints.Wrong("Send JSON: { \"url\": \"https://…\", \"events\": [\"playlist\", \"approval\", \"incident\"] }; left out, events are all. http:// is for this machine alone.", StatusCodes.Status400BadRequest);
        if (store.Add(url, asked.Events ?? [], caller.Account!.Name, TimeProvider.System.Now()) is not var (hook, secret))
            return ApiEndpoints.Wrong($"There are {HookStore.Most} web hooks already; end one first.", StatusCodes.Status409Conflict);
        audit.Write(caller.Account.Name, "hook.make", hook.Id, after: $"{url.Host} {string.Join(", ", hook.Events)}", from: caller.From);
        return Results.Json(new { hook.Id, Secret = secret });
    }

    private static IResult End(string id, Caller caller, HookStore store, AuditLog audit)
    {
        if (!store.Remove(id))
            return NoHook;
        audit.Write(caller.Account!.Name, "hook.end", id, from: caller.From);
        return Results.Json(new { ended = id });
    }

    private static async Task<IResult> Test(string id, HttpContext context, Caller caller, HookStore store, HookService service, AuditLog audit)
    {
        if (store.Find(id) is not { } hook)
            return NoHook;
        audit.Write(caller.Account!.Name, "hook.test", hook.Id, from: caller.From);
        return Results.Json(ViewOf(await service.Test(hook, caller.Account.Name, context.RequestAborted)));
    }

    private static object ViewOf(HookDelivery delivery) => new
    {
        At = InstantPattern.ExtendedIso.Format(delivery.At),
        Event = delivery.Event.Name,
        delivery.Event.What,
        delivery.Event.Who,
        Taken = delivery.Why is null,
        Why = delivery.Why?.En,
    };

    /// <summary>What is told is for nobody on the way.</summary>
    internal static bool IsAllowed(Uri url) => url.UserInfo.Length == 0 && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    /// <param name="Url">Where to.</param>
    /// <param name="Events">Beginnings of event names; null for all.</param>
    internal sealed record HookRequest(string? Url, IReadOnlyList<string>? Events);
}
