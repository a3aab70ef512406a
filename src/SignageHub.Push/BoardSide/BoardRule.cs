namespace SignageHub.Push.BoardSide;

/// <summary>The rules of the protocol that a test may switch off, one by one, to see that the simulation notices. A product has all of them.</summary>
[Flags]
internal enum BoardRule : long
{
    None = 0,

    /// <summary>A manifest's signature is checked.</summary>
    Signature = 1 << 0,

    /// <summary>A manifest is for this board.</summary>
    Addressee = 1 << 1,

    /// <summary>A manifest's version does not fall.</summary>
    Ratchet = 1 << 2,

    /// <summary>Nothing of a manifest is lit after its lease.</summary>
    Lease = 1 << 3,

    /// <summary>Nothing of a segment is lit after its end.</summary>
    SegmentEnd = 1 << 4,

    /// <summary>A frame is what its name says.</summary>
    FrameHash = 1 << 5,

    /// <summary>A scene is lit only when all of its frames are there.</summary>
    WholeScene = 1 << 6,

    /// <summary>A manifest is on the disk before it is lit.</summary>
    ManifestDurable = 1 << 7,

    /// <summary>A blank order outlives the board's restart.</summary>
    BlankSticks = 1 << 8,

    /// <summary>A blank order with a lower or equal counter says nothing.</summary>
    BlankCounter = 1 << 9,

    /// <summary>A blank order's signature is checked.</summary>
    BlankSignature = 1 << 10,

    /// <summary>Time does not run back behind what was signed.</summary>
    TimeFloor = 1 << 11,

    /// <summary>A fresh signed time corrects a clock that is ahead.</summary>
    TimeCeiling = 1 << 12,

    /// <summary>A play is on the disk before it is sent.</summary>
    PlayDurable = 1 << 13,

    /// <summary>A play leaves the journal only when the hub has it.</summary>
    PruneOnAck = 1 << 14,

    /// <summary>An acknowledgement's signature is checked.</summary>
    AckSignature = 1 << 15,

    /// <summary>Each start of the board has a name of its own for its plays.</summary>
    BootName = 1 << 16,

    /// <summary>Missing frames are asked for.</summary>
    AskForFrames = 1 << 17,

    /// <summary>Every scene of a segment has its turn.</summary>
    InTurn = 1 << 18,

    /// <summary>Plays of the hour that is going on are kept on the disk once a minute.</summary>
    OpenKept = 1 << 19,

    /// <summary>Plays that the disk did not take wait for it.</summary>
    PlayWaits = 1 << 20,

    All = (1L << 21) - 1,
}
