using NodaTime;
using SignageHub.Core.Coverage;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Web;

/// <summary>The observances of the next two weeks for which no board shows anything, worked out once for each snapshot and day.</summary>
internal sealed record Gaps(IReadOnlyList<ObservanceCoverage> All)
{
    public const int DaysAhead = 14;

    private static readonly DayNews<Gaps> Known = new((signage, today) => new(
        CoverageCheck.Missing(signage.Office, signage.Playlists, signage.Observances, new DateInterval(today, today.PlusDays(DaysAhead - 1)), signage.Approvals)));

    public static IReadOnlyList<ObservanceCoverage> Of(Signage signage, LocalDate today) => Known.Of(signage, today).All;
}
