namespace SignageHub.Push.HubSide;

/// <summary>The hub's rules of the protocol that a test may switch off, one by one. A product has all of them.</summary>
[Flags]
internal enum HubRule
{
    None = 0,

    /// <summary>What a board has not got is sent again.</summary>
    Resend = 1 << 0,

    /// <summary>Frames that a board misses are sent again.</summary>
    ResendFrames = 1 << 1,

    /// <summary>Versions continue above what boards report.</summary>
    ContinueAbove = 1 << 2,

    /// <summary>Plays are acknowledged when they are on the disk, not before.</summary>
    AckAfterFlush = 1 << 3,

    /// <summary>A play that is in the table is not added again.</summary>
    Once = 1 << 4,

    /// <summary>Numbers that are missing become a row.</summary>
    GapRows = 1 << 5,

    /// <summary>Questions for the time are answered.</summary>
    TellTime = 1 << 6,

    /// <summary>What a board said before does not count any more when it has said something newer.</summary>
    NewestState = 1 << 7,

    /// <summary>A board that was enrolled with a key of its own is believed only when it signs with that.</summary>
    BoardSignature = 1 << 8,

    /// <summary>In the name of a board that was shut out nobody is heard.</summary>
    ShutOut = 1 << 9,

    All = (1 << 10) - 1,
}
