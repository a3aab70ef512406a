namespace SignageHub.Push.BoardSide;

/// <summary>Why a board shows what it shows, beside the states of segments (<c>normal</c>, <c>dark</c>, <c>off</c> …).</summary>
public static class ShownReason
{
    /// <summary>Ordered dark by the red button.</summary>
    public const string Blank = "blank";

    /// <summary>Made dark by someone who stands at it.</summary>
    public const string LocalBlank = "local-blank";

    /// <summary>The order that it kept cannot be read: dark, to be safe, until a signed order comes.</summary>
    public const string BlankUnreadable = "blank-unreadable";

    /// <summary>No manifest yet: it shows its own name and nothing else.</summary>
    public const string Waiting = "waiting";

    /// <summary>It was asked which board it is, and shows its own name.</summary>
    public const string Identify = "identify";

    /// <summary>It was asked to show its test patterns.</summary>
    public const string Test = "test";

    /// <summary>The lease is over and nobody renewed it.</summary>
    public const string LeaseOver = "lease-over";

    /// <summary>Between segments.</summary>
    public const string Gap = "gap";

    /// <summary>Frames of every scene in turn are missing.</summary>
    public const string FramesMissing = "frames-missing";

    /// <summary>The display stood still again and again while the scene in turn was shown: the fallback in its place.</summary>
    public const string Stalled = "render-stalled";
}
