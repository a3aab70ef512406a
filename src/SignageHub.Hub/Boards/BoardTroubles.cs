using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Boards;

/// <summary>What is wrong with a board, for the wall.</summary>
internal static class BoardTroubles
{
    public static IReadOnlyList<Bilingual> Of(BoardReportView report)
    {
        var troubles = report.AlarmsEn.Zip(report.AlarmsVi, (en, vi) => new Bilingual(en, vi)).ToList();
        if (troubles.Count > 0 && report.SilentSince is { } since && InstantPattern.General.Parse(since) is { Success: true, Value: var at })
            troubles[0] = new(Since(troubles[0].En, "since", at, Language.English, report), Since(troubles[0].Vi, "từ", at, Language.Vietnamese, report));
        if (report.IsBlank)
            troubles.Add(BoardPageTexts.Blank);
        if (report.IsRevoked)
            troubles.Add(BoardPageTexts.Revoked);
        return troubles;
    }

    private static string Since(string words, string since, NodaTime.Instant at, Language language, BoardReportView report) =>
        $"{words} ({since} {WallTime.Text(at, report.Zone, language)})";
}
