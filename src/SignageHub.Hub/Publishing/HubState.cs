using System.Text;
using SignageHub.Mqtt;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Publishing;

/// <summary>What the hub says of itself on its topic, so that boards know whether it is up.</summary>
internal static class HubState
{
    public static readonly MqttMessage Online = Message("online");

    /// <summary>Also its will, where a broker elsewhere notices that the hub is gone.</summary>
    public static readonly MqttMessage Offline = Message("offline");

    private static MqttMessage Message(string state) => new()
    {
        Topic = new Topic.Hub().ToString(),
        Payload = Encoding.ASCII.GetBytes($$"""{"state":"{{state}}","version":"{{ProductVersion.Text}}"}"""),
        Qos = QualityOfService.AtLeastOnce,
        Retain = true,
        ContentType = "application/json",
        PayloadIsText = true,
    };
}
