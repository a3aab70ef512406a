using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SignageHub.Hub;

/// <summary>Where a started hub listens, with the ports that the system chose.</summary>
/// <param name="Pages">For browsers.</param>
/// <param name="MqttPort">Plain MQTT on loopback.</param>
public sealed record HubAddresses(IReadOnlyList<Uri> Pages, int MqttPort)
{
    /// <param name="hub">Started.</param>
    public static HubAddresses Of(WebApplication hub)
    {
        // Kestrel gives every door an http address, in the order in which they were opened; HubHost opens MQTT last.
        var bound = hub.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Select(address => new Uri(address)).ToList();
        return new HubAddresses(bound[..^1], bound[^1].Port);
    }
}
