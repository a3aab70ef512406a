using NodaTime;
using SignageHub.Push.BoardSide;

namespace SignageHub.Simulation.Tests;

/// <summary>A board's two clocks, and what can be asked of its time after what happened to them and to the hub's.</summary>
internal sealed class SimClocks(World world)
{
    private static readonly Duration CalmAfter = Duration.FromSeconds(150);

    private Duration _wallOffset = Duration.Zero;
    private Instant _bootedAt;
    private bool _trialIsAbout;

    public ClockReading Reading => new(world.Now + _wallOffset, world.Now - _bootedAt);

    /// <summary>Since when the board hears the hub; null while it hears nobody.</summary>
    public Instant? LinkedAt { get; set; }

    /// <summary>Whether its own clock was wrong in this boot.</summary>
    public bool WasWrong { get; private set; }

    /// <summary>Whether the hub's clock was set, or something it signed while that was ahead came.</summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>Whether the time may be a trial's or is open otherwise: what the board shows by it cannot be held against the true one.</summary>
    public bool IsOpen => IsDoubtful || _trialIsAbout;

    /// <summary>Its own clock was never wrong in this boot, or the hub had a minute to tell the time.</summary>
    public bool IsGood => !IsOpen && (!WasWrong || (LinkedAt is { } at && world.CalmSince is { } calm && world.Now >= Instant.Max(at, calm) + CalmAfter));

    public void Boot() => _bootedAt = world.Now;

    /// <summary>The wall clock is off by that from now on.</summary>
    public void Jump(Duration by)
    {
        _wallOffset = by;
        WasWrong |= by != Duration.Zero;
    }

    /// <summary>The power was away: whether the clock is right shows anew.</summary>
    public void JumpInTheDark(Duration by)
    {
        WasWrong = false;
        Jump(by);
    }

    /// <summary>What time it is by the hub is open until the board's clock was seen to be right.</summary>
    public void Doubt(bool isDoubtful) => (IsDoubtful, _trialIsAbout) = (isDoubtful, _trialIsAbout && isDoubtful);

    /// <summary>Something came that a hub signed.</summary>
    public void Heard(bool isOfATrial, bool isTrialAbout, bool isOfTheFuture)
    {
        _trialIsAbout |= isTrialAbout || isOfATrial;
        IsDoubtful |= !isOfATrial && isOfTheFuture;
    }

    /// <summary>The trial is gone, and its time with it.</summary>
    public void TrialLeft() => _trialIsAbout = false;
}
