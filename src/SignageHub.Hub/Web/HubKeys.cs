using SignageHub.Push.Keys;

namespace SignageHub.Hub.Web;

/// <summary>The keys with which a browser checks the hub's manifests; the newest first, older ones while boards may still hold their manifests.</summary>
public sealed record HubKeys(IReadOnlyList<VerificationKey> Keys)
{
    /// <summary>A JWK Set (RFC 7517 §5).</summary>
    public string ToJwkSet() => $$"""{"keys":[{{string.Join(',', Keys.Select(k => k.ToJwk()))}}]}""";
}
