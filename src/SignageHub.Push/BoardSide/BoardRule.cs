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

    /// <summary>A key that the hub lets go is trusted no more.</summary>
    Revocation = 1 << 21,

    /// <summary>The time that is certain to have passed outlives the board's restart.</summary>
    TimeKept = 1 << 22,

    /// <summary>A command's signature is checked.</summary>
    CommandSignature = 1 << 23,

    /// <summary>A command is for this board.</summary>
    CommandAddressee = 1 << 24,

    /// <summary>A command is done once.</summary>
    CommandOnce = 1 << 25,

    /// <summary>A command that comes too late is not done.</summary>
    CommandTime = 1 << 26,

    /// <summary>A command is on the disk before it is done.</summary>
    CommandDurable = 1 << 27,

    /// <summary>The old manifest stays until the new one has the frames of this moment.</summary>
    WholeFirst = 1 << 28,

    /// <summary>A fresh signed time takes back what a hub whose clock was ahead had signed.</summary>
    TimeLowered = 1 << 29,

    /// <summary>A signed time counts only as the answer to the question that is open.</summary>
    TimeAsked = 1 << 30,

    /// <summary>A question for the time cannot be guessed.</summary>
    SecretQuestion = 1L << 31,

    /// <summary>A board that has lost its order and how new that was obeys none until the hub says which is in force.</summary>
    BlankAsked = 1L << 32,

    /// <summary>The time of a trial goes with its hub.</summary>
    TrialTime = 1L << 33,

    /// <summary>What is lit by a trial is no play.</summary>
    TrialNoProof = 1L << 34,

    All = (1L << 35) - 1,
}
