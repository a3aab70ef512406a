using NodaTime;
using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Reports;

/// <summary>What a journal says that a board showed: one row, or several of one scene that follow each other on one day.</summary>
/// <param name="From">When it was first lit.</param>
/// <param name="Until">When it was last lit; exclusive.</param>
/// <param name="Lit">How long between these.</param>
/// <param name="Count">Turns that came.</param>
/// <param name="Scene">Null when the board was dark.</param>
/// <param name="Entry">The entry's key in the manifest of that time.</param>
/// <param name="Reason">See <see cref="Push.Messages.BoardState.Reason"/>.</param>
/// <param name="IsProved">Every line up to it fits the one before it.</param>
internal sealed record JournalPlay(Instant From, Instant Until, Duration Lit, long Count, string? Scene, string? Entry, string Reason, bool IsProved)
{
    public Window Whole => new(From, Until);
}
