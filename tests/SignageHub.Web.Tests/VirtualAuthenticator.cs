using System.Text.Json;
using Microsoft.Playwright;

namespace SignageHub.Web.Tests;

/// <summary>A telephone or security key that Chromium pretends is there (DevTools protocol, WebAuthn domain); its owner always agrees.</summary>
internal sealed class VirtualAuthenticator
{
    private readonly ICDPSession _session;
    private readonly string _id;

    private VirtualAuthenticator(ICDPSession session, string id) => (_session, _id) = (session, id);

    public static async Task<VirtualAuthenticator> Plug(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new VirtualAuthenticator(session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether its owner shows finger or PIN.</summary>
    public Task Verifies(bool isUserVerified) => _session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = _id, ["isUserVerified"] = isUserVerified });

    /// <summary>How many keys it holds.</summary>
    public async Task<int> Count() => (await Credentials()).GetArrayLength();

    /// <summary>As if it were a copy that was made when it had signed that often.</summary>
    public async Task TurnBack(int count)
    {
        var credential = JsonSerializer.Deserialize<Dictionary<string, object>>((await Credentials())[0])!;
        await _session.SendAsync("WebAuthn.removeCredential", new() { ["authenticatorId"] = _id, ["credentialId"] = credential["credentialId"] });
        credential["signCount"] = count;
        await _session.SendAsync("WebAuthn.addCredential", new() { ["authenticatorId"] = _id, ["credential"] = credential });
    }

    private async Task<JsonElement> Credentials() =>
        (await _session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = _id }))!.Value.GetProperty("credentials");
}
