using SignageHub.Core.Frames;
using SignageHub.Push.Topics;

namespace SignageHub.Push.BoardSide;

/// <summary>A board's way out. It may lose, delay and double everything; nothing waits for it.</summary>
public interface IBoardLink
{
    void Publish(Topic topic, byte[] payload);

    /// <summary>The frames to ask the broker for, all of them; those of the call before that are not in it are not wanted any more.</summary>
    void Want(IReadOnlySet<FrameId> frames);
}
