using NodaTime;

namespace SignageHub.Core.Programmes;

/// <summary>The instant at which a window of an entry, or of the board itself, opens or closes.</summary>
/// <param name="At">When.</param>
/// <param name="Who">The entry's place in the programme, or <see cref="Board"/>.</param>
internal readonly record struct Edge(Instant At, int Who) : IComparable<Edge>
{
    public const int Board = -1;

    /// <remarks>By instant alone: all edges of an instant take effect together, and since windows of one entry never touch, it has one there at most.</remarks>
    public int CompareTo(Edge other) => At.CompareTo(other.At);

    public static bool operator <(Edge left, Edge right) => left.CompareTo(right) < 0;

    public static bool operator <=(Edge left, Edge right) => left.CompareTo(right) <= 0;

    public static bool operator >(Edge left, Edge right) => left.CompareTo(right) > 0;

    public static bool operator >=(Edge left, Edge right) => left.CompareTo(right) >= 0;
}
