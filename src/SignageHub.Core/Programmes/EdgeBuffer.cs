using System.Buffers;

namespace SignageHub.Core.Programmes;

/// <summary>Gathers the edges of many entries, packed as <see cref="EdgeOrder"/> says. A year of a busy board fills megabytes, so they lie in the shared pool.</summary>
internal sealed class EdgeBuffer
{
    private const int Minute = 60;

    private ulong[] _edges = ArrayPool<ulong>.Shared.Rent(4096);
    private int _count;

    // Clocks and hours know whole minutes as a rule, and shorter numbers are sorted in fewer rounds.
    private bool _areMinutes = true;

    public void Add(ReadOnlySpan<long> seconds, int who)
    {
        if (_count + seconds.Length > _edges.Length)
            Grow(_count + seconds.Length);
        var to = _edges.AsSpan(_count, seconds.Length);
        for (var i = 0; i < seconds.Length; i++)
        {
            to[i] = EdgeOrder.Pack(seconds[i], who);
            _areMinutes &= seconds[i] % Minute == 0;
        }

        _count += seconds.Length;
    }

    /// <summary>To be called once, last.</summary>
    /// <param name="lastSecond">No edge is later.</param>
    /// <returns>Rented from the pool: its first <c>Count</c> are the edges, whose times are in units of so many seconds.</returns>
    public (ulong[] Edges, int Count, int Unit) Sorted(long lastSecond)
    {
        var unit = _areMinutes ? Minute : 1;
        if (_areMinutes)
        {
            foreach (ref var edge in _edges.AsSpan(0, _count))
                edge = EdgeOrder.Pack(EdgeOrder.TimeOf(edge) / Minute, EdgeOrder.WhoOf(edge));
        }

        return (EdgeOrder.Sort(_edges, _count, lastSecond / unit), _count, unit);
    }

    private void Grow(int least)
    {
        var larger = ArrayPool<ulong>.Shared.Rent(Math.Max(least, _edges.Length * 2));
        _edges.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<ulong>.Shared.Return(_edges);
        _edges = larger;
    }
}
