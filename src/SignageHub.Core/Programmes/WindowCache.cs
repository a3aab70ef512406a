using System.Runtime.InteropServices;
using NodaTime;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>The windows of entries in one stretch, worked out once for all boards of a zone that share a playlist.</summary>
/// <remarks>For one thread. Entries are told apart by reference: playlists that are read anew are new.</remarks>
public sealed class WindowCache(Instant from, Instant until)
{
    private readonly Instant _until = until >= from ? until : throw new ArgumentException("A stretch of time does not end before it begins.", nameof(until));
    private readonly Dictionary<DateTimeZone, ZoneWindows> _zones = [];

    internal Instant From => from;

    internal Instant Until => _until;

    internal ZoneWindows Of(DateTimeZone zone)
    {
        if (!_zones.TryGetValue(zone, out var windows))
            _zones[zone] = windows = new ZoneWindows(zone, from, _until);
        return windows;
    }
}

/// <summary>The same for one zone.</summary>
internal sealed class ZoneWindows(DateTimeZone zone, Instant from, Instant until)
{
    private readonly Dictionary<When, long[]> _edges = new(ReferenceEqualityComparer.Instance);
    private readonly ZoneClock _clock = new(zone);
    private readonly List<long> _scratch = [];

    /// <summary>See <see cref="Edges"/>.</summary>
    public ReadOnlySpan<long> Of(When when)
    {
        if (!_edges.TryGetValue(when, out var edges))
            _edges[when] = edges = OfOnce(when).ToArray();
        return edges;
    }

    /// <summary>For a "when" that is not going to be asked for again; good until the next question.</summary>
    public ReadOnlySpan<long> OfOnce(When when)
    {
        Edges.Fill(when, _clock, from, until, _scratch);
        return CollectionsMarshal.AsSpan(_scratch);
    }
}
