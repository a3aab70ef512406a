using NodaTime;

namespace SignageHub.Simulation.Tests;

/// <summary>Virtual time and chance: everything that happens is an event in one queue, drawn from one seed.</summary>
internal sealed class World(int seed)
{
    public static readonly Instant Beginning = Instant.FromUtc(2026, 1, 5, 0, 0);

    private readonly PriorityQueue<Action, (long Ticks, long Order)> _events = new();
    private long _order;

    public Random Random { get; } = new(seed);

    /// <summary>The true time, which no part of the product sees.</summary>
    public Instant Now { get; private set; } = Beginning;

    /// <summary>Whether messages are lost, doubled, late and forged just now.</summary>
    public bool IsRough
    {
        get;
        set
        {
            field = value;
            CalmSince = value ? null : Now;
        }
    }

    /// <summary>Null in rough times.</summary>
    public Instant? CalmSince { get; private set; }

    public bool Chance(double probability) => Random.NextDouble() < probability;

    public Duration Between(Duration least, Duration most) => least + ((most - least) * Random.NextDouble());

    public void After(Duration time, Action action) => _events.Enqueue(action, ((Now + time).ToUnixTimeTicks(), _order++));

    /// <summary>Again and again, at random distances around a mean.</summary>
    public void Every(Duration mean, Action action) => After(Between(mean * 0.2, mean * 1.8), () =>
    {
        action();
        Every(mean, action);
    });

    public void Run(Duration time)
    {
        var end = Now + time;
        while (_events.TryPeek(out _, out var next) && next.Ticks <= end.ToUnixTimeTicks())
        {
            var action = _events.Dequeue();
            Now = Instant.FromUnixTimeTicks(next.Ticks);
            action();
        }

        Now = end;
    }
}
