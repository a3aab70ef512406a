using SignageHub.Core.Frames;
using SignageHub.Push.Manifests;

namespace SignageHub.Push.BoardSide;

/// <summary>The frames that a board needs and has not got: it asks for these, and takes no others.</summary>
internal sealed class FrameWants(IBoardLink link, FrameShelf shelf, BoardRule rules)
{
    private readonly HashSet<FrameId> _ids = [];

    public IReadOnlySet<FrameId> Ids => _ids;

    /// <summary>A link that has just come up knows nothing of what was asked before.</summary>
    public void AskAgain() => link.Want(_ids);

    /// <summary>Works out anew what is missing, for the manifest in force and for the one that waits.</summary>
    public void Ask(Manifest? inForce, Manifest? pending)
    {
        if (!rules.HasFlag(BoardRule.AskForFrames))
            return;
        var needed = Of(inForce);
        needed.UnionWith(Of(pending));
        needed.RemoveWhere(shelf.Has);
        if (needed.SetEquals(_ids))
            return;
        _ids.Clear();
        _ids.UnionWith(needed);
        AskAgain();
    }

    /// <returns>Whether it is what its name says, and kept.</returns>
    /// <exception cref="IOException">The disk did not take it.</exception>
    public bool Take(FrameId id, byte[] png)
    {
        if (!shelf.Keep(id, png))
            return false;
        _ids.Remove(id);
        AskAgain();
        return true;
    }

    public static HashSet<FrameId> Of(Manifest? manifest) => manifest is null ? [] : [.. manifest.Scenes.SelectMany(s => s.AllFrames)];
}
