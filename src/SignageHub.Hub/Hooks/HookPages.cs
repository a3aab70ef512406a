using SignageHub.Core;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Hooks;

/// <summary><c>/hooks</c>: which programs are told what happens here, and whether they heard.</summary>
internal static class HookPages
{
    public static IResult Show(HookStore store, HookService service, Bilingual? problem = null, Bilingual? done = null, string? secret = null, string? url = null, int status = StatusCodes.Status400BadRequest)
    {
        IReadOnlyList<Hook> hooks = [];
        try
        {
            hooks = store.All;
        }
        catch (StartProblemException e)
        {
            problem ??= e.Words;
        }

        return new Page<HooksPage>(
            new()
            {
                [nameof(HooksPage.Hooks)] = hooks.Select(hook => new HookView(hook, store.SecretOf(hook) is not null, service.DeliveriesOf(hook.Id))).ToList(),
                [nameof(HooksPage.Problem)] = problem,
                [nameof(HooksPage.Done)] = done,
                [nameof(HooksPage.Secret)] = secret,
                [nameof(HooksPage.Url)] = url,
            },
            problem is null ? StatusCodes.Status200OK : status);
    }

    public static async Task<IResult> Change(HttpContext context, Caller caller, HookStore store, HookService service, AuditLog audit)
    {
        try
        {
            return await Changed(context, caller, store, service, audit);
        }
        catch (StartProblemException e)
        {
            return Show(store, service, e.Words, status: StatusCodes.Status409Conflict);
        }
    }

    private static async Task<IResult> Changed(HttpContext context, Caller caller, HookStore store, HookService service, AuditLog audit)
    {
        var form = await AccountPages.FormOf(context);
        if (form.Text("do") == "add")
            return Add(form, caller, store, service, audit);
        if (store.Find(form.Text("hook")) is not { } hook)
            return Show(store, service, HookTexts.Gone, status: StatusCodes.Status409Conflict);
        if (form.Text("do") == "test")
        {
            audit.Write(caller.Account!.Name, "hook.test", hook.Id, from: caller.From);
            return (await service.Test(hook, caller.Account.Name, context.RequestAborted)).Why is { } why
                ? Show(store, service, HookTexts.TestFailed(why), status: StatusCodes.Status502BadGateway)
                : Show(store, service, done: HookTexts.TestTaken);
        }

        store.Remove(hook.Id);
        audit.Write(caller.Account!.Name, "hook.end", hook.Id, from: caller.From);
        return Show(store, service, done: HookTexts.Removed);
    }

    private static IResult Add(IFormCollection form, Caller caller, HookStore store, HookService service, AuditLog audit)
    {
        var typed = form.Text("url");
        if (typed.Length > 2000 || !Uri.TryCreate(typed, UriKind.Absolute, out var url) || !HooksFeature.IsAllowed(url))
            return Show(store, service, HookTexts.BadUrl, url: typed);
        IReadOnlyList<string> events = [.. form["events"].OfType<string>().Where(e => HookTexts.Events.Any(known => known.Name == e)).Distinct(StringComparer.Ordinal)];
        if (store.Add(url, events, caller.Account!.Name, TimeProvider.System.Now()) is not var (hook, secret))
            return Show(store, service, HookTexts.TooMany, url: typed, status: StatusCodes.Status409Conflict);
        audit.Write(caller.Account.Name, "hook.make", hook.Id, after: $"{url.Host} {string.Join(", ", hook.Events)}", from: caller.From);
        // Shown by this answer alone: the page that is loaded again does not have it.
        return Show(store, service, secret: secret);
    }
}

/// <summary>A web hook on the page.</summary>
/// <param name="Hook">Which.</param>
/// <param name="CanSign">Its secret can be opened.</param>
/// <param name="Deliveries">The newest first.</param>
public sealed record HookView(Hook Hook, bool CanSign, IReadOnlyList<HookDelivery> Deliveries);
