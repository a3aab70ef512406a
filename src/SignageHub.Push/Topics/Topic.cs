using SignageHub.Core.Boards;
using SignageHub.Core.Frames;

namespace SignageHub.Push.Topics;

/// <summary>A topic of the push protocol: the one place in which topics are written and read.</summary>
/// <remarks>Closed set of cases, nested here. <see cref="ToString"/> and <see cref="TryParse"/> are each other's inverse.</remarks>
public abstract record Topic
{
    /// <summary>Everything lies under it; the number is the protocol's version.</summary>
    public const string Root = "signagehub/1/";

    /// <summary>The filter for every frame.</summary>
    public const string AnyFrame = Root + "frames/+";

    /// <summary>The filter for every board's manifest.</summary>
    public const string AnyDesired = Root + "boards/+/desired";

    /// <summary>The filter for what every board says of itself.</summary>
    public const string AnyState = Root + "boards/+/state";

    /// <summary>The filter for every board's plays.</summary>
    public const string AnyPlays = Root + "boards/+/plays";

    /// <summary>The filter for every board's pixels.</summary>
    public const string AnyScreen = Root + "boards/+/screen";

    private Topic()
    {
    }

    /// <summary>Whether the newest message stays with the broker: states do, commands and events never.</summary>
    public abstract bool Retained { get; }

    /// <summary>Whether the hub is up.</summary>
    public sealed record Hub : Topic
    {
        public override bool Retained => true;

        public override string ToString() => Root + "hub";
    }

    /// <summary>A frame's PNG, named by its hash.</summary>
    public sealed record FrameContent(FrameId Id) : Topic
    {
        public override bool Retained => true;

        public override string ToString() => $"{Root}frames/{Id}";
    }

    /// <summary>What concerns one board.</summary>
    public sealed record OfBoard(BoardId Board, BoardChannel Channel) : Topic
    {
        public override bool Retained => Channel is BoardChannel.Desired or BoardChannel.Online or BoardChannel.State;

        public override string ToString() => $"{Root}boards/{Board}/{BoardChannels.Word(Channel)}";
    }

    /// <summary>The red button.</summary>
    public sealed record Blank : Topic
    {
        public override bool Retained => true;

        public override string ToString() => Root + "fleet/blank";
    }

    /// <summary>Null for anything that is not a topic of this protocol in its exact form.</summary>
    public static Topic? TryParse(string text)
    {
        if (!text.StartsWith(Root, StringComparison.Ordinal))
            return null;
        return text[Root.Length..].Split('/') switch
        {
            ["hub"] => new Hub(),
            ["frames", var hex] when FrameId.TryParse(hex, out var id) => new FrameContent(id),
            ["fleet", "blank"] => new Blank(),
            ["boards", var name, .. var channel] when BoardId.TryParse(name, out var board)
                && BoardChannels.TryParse(string.Join('/', channel), out var known) => new OfBoard(board, known),
            _ => null,
        };
    }
}
