namespace SignageHub.Simulation.Tests;

/// <summary>Everything that is to happen in an ordinary run, and is counted when it has.</summary>
internal enum Fault
{
    MessageLost,
    MessageDoubled,
    MessageLate,
    BrokerForgot,
    BoardPowerCut,
    HubPowerCut,
    AppendTorn,
    ReplaceTorn,
    BoardDiskFull,
    HubDiskFull,

    /// <summary>The hub's disk was put back to one on which something was missing.</summary>
    HubRestored,
    LinkLost,

    /// <summary>A board heard nobody for a day and more.</summary>
    BoardAway,

    /// <summary>The hub was off for a day and more.</summary>
    HubAway,
    ClockJumped,

    /// <summary>Of the hub: ahead or behind, or right again.</summary>
    HubClockJumped,

    /// <summary>A hub whose clock somebody set took the place of the other.</summary>
    TrialBegun,

    /// <summary>A board was alone again that had lived by a trial.</summary>
    TrialLeft,

    /// <summary>A board started with a clock that had forgotten the time.</summary>
    ClockDead,
    DisplayStoodStill,
    ForgedManifest,
    ForgedOrder,
    ForgedAck,
    ForgedCommand,
    ManifestOfAnother,
    CommandOfAnother,
    CommandReplayed,
    MessageReplayed,
    WrongFrame,

    /// <summary>Somebody signs with a key that the board was told to trust no more.</summary>
    RevokedKeyUsed,

    /// <summary>A board's own key was stolen, and the hub was told: nobody is heard in its name until it is enrolled anew, with another.</summary>
    BoardShutOut,
    BoardEnrolledAnew,

    /// <summary>Whoever has stolen a board's key, which is worth nothing any more, says something in its name.</summary>
    ThiefSpoke,

    /// <summary>Both files in which a board keeps its blank order were damaged.</summary>
    OrderSpoilt,
    OrderReplayed,
    OrderedDark,
    OrderLifted,
    DarkByHand,
    LitByHand,
    KeyMadeKnown,
    KeyChanged,
    KeyRevoked,
    IdentifyDone,
    TestDone,
    RestartDone,
    ScreenshotDone,
    BrightnessDone,
}
