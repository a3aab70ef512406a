using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SignageHub.Testing;

/// <summary>A small OpenID Connect provider that really listens and signs (Core 1.0, code flow with PKCE). It asks nobody for a password: whoever comes is the person that a test says.</summary>
public sealed class OutsideProvider : IAsyncDisposable
{
    public const string ClientId = "signagehub";

    public const string ClientSecret = "bí mật của trung tâm";

    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _otherKey = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string RedirectUri)> _codes = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private OutsideProvider(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    /// <summary>What it says of the person; a test changes it.</summary>
    public JsonObject Person { get; set; } = new() { ["sub"] = "248289761001", ["email"] = "lan@office.vn", ["email_verified"] = true, ["preferred_username"] = "lan.nt" };

    /// <summary>What it lies about in its tokens: replaces claims of the same name.</summary>
    public JsonObject Lies { get; set; } = [];

    /// <summary><c>RS256</c>; <c>none</c> for no signature, <c>other</c> for that of another key.</summary>
    public string Signs { get; set; } = "RS256";

    /// <summary>The person says no.</summary>
    public bool Denies { get; set; }

    public static async Task<OutsideProvider> Start(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new OutsideProvider(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(provider.Describe()));
        app.MapGet("/keys", () => Results.Json(provider.Keys()));
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", provider.Token);
        await app.StartAsync(cancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
        _otherKey.Dispose();
    }

    private string Issuer => Url.GetLeftPart(UriPartial.Authority);

    private JsonObject Describe() => new()
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = $"{Issuer}/authorize",
        ["token_endpoint"] = $"{Issuer}/token",
        ["jwks_uri"] = $"{Issuer}/keys",
        ["response_types_supported"] = new JsonArray("code"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    };

    private JsonObject Keys()
    {
        var key = _key.ExportParameters(false);
        return new() { ["keys"] = new JsonArray(new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = "1", ["alg"] = "RS256", ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent) }) };
    }

    private IResult Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        var back = query["redirect_uri"].ToString();
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || !query["scope"].ToString().Split(' ').Contains("openid"))
            return Results.BadRequest("The request is none of the code flow with PKCE.");
        var state = Uri.EscapeDataString(query["state"].ToString());
        if (Denies)
            return Results.Redirect($"{back}?error=access_denied&state={state}");
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        _codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString(), back);
        return Results.Redirect($"{back}?code={code}&state={state}");
    }

    private async Task<IResult> Token(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        // Each code once, for the client that asked, with the proof that belongs to it (RFC 7636 §4.6).
        if (!_codes.TryRemove(form["code"].ToString(), out var asked)
            || form["client_id"] != ClientId || form["client_secret"] != ClientSecret || form["redirect_uri"] != asked.RedirectUri
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject { ["iss"] = Issuer, ["aud"] = ClientId, ["iat"] = now, ["exp"] = now + 300, ["nonce"] = asked.Nonce };
        foreach (var (name, value) in Person.Concat(Lies))
            claims[name] = value?.DeepClone();
        return Results.Json(new { access_token = "-", token_type = "Bearer", expires_in = 300, id_token = Signed(claims) });
    }

    private string Signed(JsonObject claims)
    {
        var header = Signs == "none" ? """{"alg":"none","typ":"JWT"}""" : """{"alg":"RS256","kid":"1","typ":"JWT"}""";
        var text = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return Signs == "none" ? text + "." : $"{text}.{Base64Url.EncodeToString((Signs == "other" ? _otherKey : _key).SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }
}
