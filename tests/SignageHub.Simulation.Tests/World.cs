using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace SignageHub.Simulation.Tests;

/// <summary>Virtual time and chance: everything that happens is an event in one queue, drawn from one seed.</summary>
internal sealed class World(int seed)
{
    public static readonly Instant Beginning = Instant.FromUtc(2026, 1, 5, 0, 0);

    private readonly PriorityQueue<Action, (long Ticks, long Order)> _events = new();
    private readonly IncrementalHash _trace = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _order;

    /// <summary>Of all that was noted so far: two runs with one digest are one run.</summary>
    public string Trace => Convert.ToHexStringLower(_trace.GetCurrentHash());

    /// <summary>How often each fault has happened.</summary>
    public Dictionary<Fault, int> Happened { get; } = [];

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

    public void Count(Fault fault) => Happened[fault] = Happened.GetValueOrDefault(fault) + 1;

    /// <summary>Something happened that a run with the same seed has to do as well, at the same time.</summary>
    public void Note(string what, ReadOnlySpan<byte> content)
    {
        Span<byte> time = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(time, Now.ToUnixTimeTicks());
        _trace.AppendData(time);
        _trace.AppendData(Encoding.UTF8.GetBytes(what));
        _trace.AppendData(content);
    }

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
