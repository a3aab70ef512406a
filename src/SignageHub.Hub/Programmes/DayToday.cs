using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Observances;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Programmes;

/// <summary>An observance that this day belongs to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Theme">The year's theme; null where it is not known.</param>
/// <param name="Last">Its last day; null where it is this day alone.</param>
/// <param name="IsProposed">Nobody has confirmed the day yet.</param>
public sealed record DayToday(Bilingual Name, Bilingual? Theme, LocalDate? Last, bool IsProposed)
{
    /// <summary>The shortest first: the day itself says more than the month around it. Without what the office does not keep.</summary>
    internal static IReadOnlyList<DayToday> Of(Signage signage, LocalDate today) => Known.Of(signage, today);

    private static readonly DayNews<IReadOnlyList<DayToday>> Known = new(WorkOut);

    private static IReadOnlyList<DayToday> WorkOut(Signage signage, LocalDate today)
    {
        var days = from observance in signage.Observances.All
                   where !observance.IsNotOurs
                   from occurrence in Occurrences.Between(observance, today, today)
                   orderby Period.DaysBetween(occurrence.First, occurrence.Last), observance.Id
                   select new DayToday(observance.Name, ThemeOf(observance, occurrence), occurrence.Last == occurrence.First ? null : occurrence.Last, occurrence.IsProposed);
        return [.. days];
    }

    private static Bilingual? ThemeOf(Observance observance, Occurrence occurrence) =>
        observance.Themes.GetValueOrDefault(occurrence.Year) is { } theme && (theme.Text ?? theme.Original) is { } known
            ? new Bilingual(theme.Original ?? known, theme.Text ?? known)
            : null;
}
