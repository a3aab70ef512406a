namespace SignageHub.Mqtt.Broker;

/// <summary>In force until the host registers its own: nobody comes in. MQTT 5.0 §5.4.1.</summary>
internal sealed class NobodyAccess : IMqttAccess
{
    public ValueTask<MqttAccessDecision> Authenticate(MqttConnectRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(MqttAccessDecision.Refuse(ReasonCode.NotAuthorized));

    public bool MaySubscribe(MqttIdentity identity, TopicFilter filter) => false;

    public bool MayPublish(MqttIdentity identity, string topic) => false;
}
