using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SignageHub.Hub;

/// <summary>Where a started hub listens, with the ports that the system chose.</summary>
/// <param name="Pages">For browsers.</param>
/// <param name="Mqtt">Plain MQTT; null with a broker elsewhere.</param>
/// <param name="MqttTls">MQTT over TLS; null with a broker elsewhere.</param>
public sealed record HubAddresses(IReadOnlyList<Uri> Pages, Uri? Mqtt, Uri? MqttTls)
{
    /// <param name="hub">Started.</param>
    /// <param name="ownBroker">Whether the hub's own broker listens.</param>
    public static HubAddresses Of(WebApplication hub, bool ownBroker) => Of(hub.Services.GetRequiredService<IServer>(), ownBroker);

    /// <param name="server">Started.</param>
    /// <param name="ownBroker">Whether the hub's own broker listens.</param>
    public static HubAddresses Of(IServer server, bool ownBroker)
    {
        // Kestrel gives every door an http address, in the order in which they were opened; HubHost opens those of MQTT last, TLS after plain.
        var bound = server.Features.Get<IServerAddressesFeature>()!.Addresses
            .Select(address => new Uri(address)).ToList();
        return ownBroker ? new HubAddresses(bound[..^2], bound[^2], bound[^1]) : new HubAddresses(bound, null, null);
    }
}
