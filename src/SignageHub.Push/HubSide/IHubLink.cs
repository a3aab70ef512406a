using SignageHub.Push.Topics;

namespace SignageHub.Push.HubSide;

/// <summary>The hub's way out. It may lose, delay and double everything; nothing waits for it.</summary>
public interface IHubLink
{
    void Publish(Topic topic, ReadOnlyMemory<byte> payload);
}
