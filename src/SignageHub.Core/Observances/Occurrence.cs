using NodaTime;

namespace SignageHub.Core.Observances;

/// <summary>An observance in one year.</summary>
/// <param name="Year">The calendar year of the first day.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, included.</param>
/// <param name="IsProposed">A guess until someone confirms it; entries do not show by it.</param>
/// <param name="Document">What confirmed it, where somebody did.</param>
public sealed record Occurrence(int Year, LocalDate First, LocalDate Last, bool IsProposed = false, string? Document = null)
{
    public bool Holds(LocalDate day, int daysBefore = 0, int daysAfter = 0) => First.PlusDays(-daysBefore) <= day && day <= Last.PlusDays(daysAfter);
}
