using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using SignageHub.Core;
using SignageHub.Hub.Accounts.Passkeys;
using SignageHub.Hub.Api;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Accounts;

/// <summary>Stands before every end point: who is it, may they get there, does the form come from our own page.</summary>
internal sealed partial class Gate(HubSettings settings, ILogger<Gate> logger)
{
    public const string TokenField = "_form";

    private const string TokenHeader = "X-Form-Token";

    public async Task Pass(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            await next(context);
            return;
        }

        var access = endpoint.Metadata.GetMetadata<Access>();
        var caller = context.RequestServices.GetRequiredService<Caller>();
        caller.Path = context.Request.Path + context.Request.QueryString;
        caller.ComesFrom(AccountPages.AddressOf(context));
        caller.MayHavePasskeys(() => PasskeyHost.Of(context, settings.Web) is not null);
        caller.MayBeFirst(() => HasNobody(context.RequestServices.GetRequiredService<AccountStore>()));
        Identify(context, caller, access);
        Tour.Follow(context, caller);
        if (Refuse(context, caller, access) is { } refusal)
            await refusal.ExecuteAsync(context);
        else if (IsSafe(context.Request) || access!.IsForMachines)
            await Through(context, next, IsForPrograms(context.Request, access));
        else if (await RefuseForm(context, caller, access) is { } wrong)
            await wrong.ExecuteAsync(context);
        else
            await Through(context, next, isApi: false);
    }

    /// <summary>A form that is too large is told so: that it was old, which whoever filled it in would try to mend in vain.</summary>
    private static async Task<IResult?> RefuseForm(HttpContext context, Caller caller, Access access)
    {
        try
        {
            context.Features.Set<IFormFeature>(new FormFeature(context.Request, access.FormOptions));
            return await HasToken(context.Request, caller) ? null : Answer(AccountTexts.OldForm, StatusCodes.Status400BadRequest);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return Answer(AccountTexts.TooMuch, StatusCodes.Status413PayloadTooLarge);
        }
        catch (BadHttpRequestException)
        {
            return Answer(AccountTexts.OldForm, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>Accounts that cannot be read are there all the same.</summary>
    private static bool HasNobody(AccountStore accounts)
    {
        try
        {
            return accounts.IsEmpty;
        }
        catch (StartProblemException)
        {
            return false;
        }
    }

    private async Task Through(HttpContext context, RequestDelegate next, bool isApi)
    {
        try
        {
            await next(context);
            // An address with a number that is none: the framework says nothing.
            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest, ContentLength: null, ContentType: null })
                await Told(YearTexts.NoSuchAddress, StatusCodes.Status400BadRequest, isApi).ExecuteAsync(context);
        }
        catch (NoRightException e) when (!context.Response.HasStarted)
        {
            await Told(e.Words, StatusCodes.Status403Forbidden, isApi).ExecuteAsync(context);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await Told(e.StatusCode == StatusCodes.Status413PayloadTooLarge ? AccountTexts.TooMuch : YearTexts.NoSuchAddress, e.StatusCode, isApi).ExecuteAsync(context);
        }
        catch (StartProblemException e) when (!context.Response.HasStarted)
        {
            // It was thrown with words for people, of a file that cannot be used for instance.
            LogTold(context.Request.Path, e.Words.En);
            await Told(e.Words, StatusCodes.Status500InternalServerError, isApi).ExecuteAsync(context);
        }
#pragma warning disable CA1031 // A fault of ours ends this request, with words, and nothing else.
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(context.Request.Path, e);
            await Told(AccountTexts.Failed, StatusCodes.Status500InternalServerError, isApi).ExecuteAsync(context);
        }
    }

    private void Identify(HttpContext context, Caller caller, Access? access)
    {
        try
        {
            if (access is { IsApi: true })
            {
                // Cookies do not count here, so no other site can act through somebody's browser.
                if (ApiToken.Of(context.Request) is { } key && context.RequestServices.GetRequiredService<AccountStore>().WithToken(key) is var (owner, token))
                {
                    caller.Is(owner, token);
                    if (!token.MayWrite && !access.OnlyReads && !IsSafe(context.Request))
                        caller.MayOnlyRead();
                }

                return;
            }

            var sessions = context.RequestServices.GetRequiredService<Sessions>();
            if (SessionCookie.Read(context.Request) is { } cookie
                && (access is null or { GoesByItself: true } or { IsForMachines: true } ? sessions.Peek(cookie) : sessions.Find(cookie)) is { } session
                && context.RequestServices.GetRequiredService<AccountStore>().Find(session.Account) is { Disabled: false } account
                && account.Stamp == session.Stamp)
            {
                caller.Is(account, session);
                caller.Holds(cookie);
                return;
            }
        }
        catch (StartProblemException e)
        {
            LogNobody(e.Words.En);
        }

        if (access is { HasOpenForm: true })
            caller.Holds(SessionCookie.FormSecret(context));
    }

    private IResult? Refuse(HttpContext context, Caller caller, Access? access)
    {
        var request = context.Request;
        if (access is null)
            return Answer(AccountTexts.NoRight, StatusCodes.Status403Forbidden);
        var isApi = IsForPrograms(request, access);
        if (!IsSafe(request))
        {
            if (!access.IsForMachines && !IsFromOurPage(request))
                return Answer(YearTexts.OtherSite, StatusCodes.Status403Forbidden);
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
                size.MaxRequestBodySize = access.Limit;
            if (request.ContentLength > access.Limit)
                return Told(AccountTexts.TooMuch, StatusCodes.Status413PayloadTooLarge, isApi);
            if (!context.RequestServices.GetRequiredService<Throttle>().LetsIn(Sender(), access.IsDoor))
                return TooOften();
        }
        else if (access.IsHeavy && !context.RequestServices.GetRequiredService<Throttle>().LetsLook(Sender()))
        {
            return TooOften();
        }

        if (access.IsApi && RefuseProgram(context, caller) is { } refusal)
            return refusal;
        if (access.Wanted(settings) is not { } deed || caller.MayAnywhere(deed))
            return null;
        if (access.IsApi)
            return ApiEndpoints.Wrong(Rights.MayAnywhere(caller.Account!.Grants, deed) ? ApiToken.TooLittle : AccountTexts.NoRight, StatusCodes.Status403Forbidden);
        if (caller.IsSignedIn)
            return Answer(AccountTexts.NoRight, StatusCodes.Status403Forbidden);
        return IsSafe(request) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? Results.LocalRedirect($"/sign-in?to={Uri.EscapeDataString(caller.Path)}")
            : Answer(AccountTexts.SignInFirst, StatusCodes.Status401Unauthorized);

        string Sender() => caller.Account?.Id ?? AddressKey.Of(context.Connection.RemoteIpAddress);

        IResult TooOften()
        {
            context.Response.Headers.RetryAfter = Throttle.Pause(access.IsDoor);
            return Told(AccountTexts.TooOften, StatusCodes.Status429TooManyRequests, isApi);
        }
    }

    /// <summary>Of its token, before anybody's rights: RFC 6750 §3.</summary>
    private static IResult? RefuseProgram(HttpContext context, Caller caller)
    {
        if (!caller.IsSignedIn)
        {
            context.Response.Headers.WWWAuthenticate = context.Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
            return ApiEndpoints.Wrong(ApiToken.Missing, StatusCodes.Status401Unauthorized);
        }

        if (!caller.IsOnlyReading)
            return null;
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
        return ApiEndpoints.Wrong(ApiToken.OnlyForReading, StatusCodes.Status403Forbidden);
    }

    /// <summary>Also where no end point is: whoever asks there reads JSON.</summary>
    private static bool IsForPrograms(HttpRequest request, Access? access) => access is { IsApi: true } || request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static IResult Told(Bilingual words, int status, bool isApi) => isApi ? ApiEndpoints.Wrong(words, status) : Answer(words, status);

    private static Page<NoticePage> Answer(Bilingual words, int status) => new(Notice(words), status);

    private static Dictionary<string, object?> Notice(Bilingual words) => new() { [nameof(NoticePage.Words)] = words };

    private static bool IsSafe(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static async Task<bool> HasToken(HttpRequest request, Caller caller)
    {
        var given = request.Headers[TokenHeader].ToString();
        if (given.Length == 0 && request.HasFormContentType)
            given = (await request.ReadFormAsync(request.HttpContext.RequestAborted))[TokenField].ToString();
        return caller.FormToken.Length > 0
            && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(given), System.Text.Encoding.UTF8.GetBytes(caller.FormToken));
    }

    /// <summary>Browsers say where a form comes from; one of another site is not ours to follow.</summary>
    /// <remarks>A proxy that speaks https:// for us changes the scheme; the name is what counts.</remarks>
    private static bool IsFromOurPage(HttpRequest request) =>
        request.Headers.Origin.ToString() is var origin && (origin.Length == 0
            ? request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            : Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == new Uri($"{uri.Scheme}://{request.Host}").Authority
                && (uri.Scheme == request.Scheme || uri.Scheme == Uri.UriSchemeHttps));

    [LoggerMessage(618, LogLevel.Error, "A request to {Path} failed.")]
    private partial void LogFailed(string path, Exception e);

    [LoggerMessage(619, LogLevel.Error, "A request to {Path} could not be done: {Why}")]
    private partial void LogTold(string path, string why);

    [LoggerMessage(612, LogLevel.Error, "Nobody is signed in: {Why}")]
    private partial void LogNobody(string why);
}

/// <summary>The cookies: of a session, and of a browser that has a form open before it.</summary>
internal static class SessionCookie
{
    private const string Session = "signagehub-session";

    private const string Form = "signagehub-form";

    // Browsers take a name that begins so only over https, from the host itself, for every path.
    private const string Host = "__Host-";

    public static string? Read(HttpRequest request) =>
        // Over https only the name that nobody beside this host can set.
        (request.Cookies[Host + Session] ?? (request.IsHttps ? null : request.Cookies[Session])) is { Length: > 0 and < 100 } token ? token : null;

    public static void Set(HttpContext context, string token)
    {
        var secure = IsSecure(context.Request);
        context.Response.Cookies.Append((secure ? Host : "") + Session, token, Options(secure));
        context.Response.Cookies.Delete((secure ? Host : "") + Form, Options(secure));
    }

    public static void Clear(HttpContext context)
    {
        var secure = IsSecure(context.Request);
        context.Response.Cookies.Delete((secure ? Host : "") + Session, Options(secure));
    }

    /// <summary>The secret of a browser before anybody has signed in; given to it when it has none.</summary>
    public static string FormSecret(HttpContext context)
    {
        var request = context.Request;
        if ((request.Cookies[Host + Form] ?? (request.IsHttps ? null : request.Cookies[Form])) is { Length: > 0 and < 100 } kept)
            return kept;
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var secure = IsSecure(request);
        context.Response.Cookies.Append((secure ? Host : "") + Form, secret, Options(secure));
        return secret;
    }

    /// <summary>Whether what the browser sends is hidden from the network, or does not leave this machine (a proxy before us sees to the rest).</summary>
    public static bool IsPrivate(HttpContext context) =>
        IsSecure(context.Request) || context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);

    private static bool IsSecure(HttpRequest request) => request.IsHttps || request.Headers.Origin.ToString().StartsWith("https://", StringComparison.Ordinal);

    private static CookieOptions Options(bool secure) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = secure,
    };
}
