using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Boards;

namespace SignageHub.Hub.Programmes;

/// <summary>A board at this moment, as the wall tells it.</summary>
/// <param name="Board">The board.</param>
/// <param name="Now">What is on and why.</param>
/// <param name="Until">When that ends; null when nothing changes any more.</param>
/// <param name="Next">What comes after it; null when nothing changes any more.</param>
public sealed record BoardOverview(Board Board, Showing Now, Instant? Until, Showing? Next)
{
    /// <summary>What is wrong with it, as it says itself or by its silence; empty is good.</summary>
    public IReadOnlyList<Bilingual> Troubles { get; init; } = [];

    /// <summary>Whether the hub and the board hear each other; null where nobody looks after that.</summary>
    public BoardLink? Link { get; init; }

    /// <summary>That the red button keeps it dark, in words for everybody: the wall is open. Null when it does not.</summary>
    public Bilingual? Blank { get; init; }
}
