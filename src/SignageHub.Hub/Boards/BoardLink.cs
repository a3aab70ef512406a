using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Boards;

/// <summary>Whether the hub and a board hear each other, in a word: what the board shows, if nobody has heard it, is only what it should show.</summary>
/// <param name="Mark"><c>good</c>, <c>bad</c>, or <c>none</c> for one of which nothing is known.</param>
/// <param name="Text">In words.</param>
public sealed record BoardLink(string Mark, Bilingual Text)
{
    public static BoardLink Of(BoardReportView report) => report switch
    {
        { IsRevoked: true } => new("bad", BoardPageTexts.Revoked),
        { HeardAt: null, IsEnrolled: false } => new("none", BoardPageTexts.NotEnrolled),
        { HeardAt: null, IsEnrolled: true } => new("none", BoardPageTexts.NotHeardYet),
        { HeardAt: null } => new("none", BoardPageTexts.NeverHeard),
        { SilentSince: { } since } => new("bad", Silent(since, report)),
        { IsBlank: true } => new("bad", BoardPageTexts.Blank),
        { AlarmsEn.Count: > 0 } => new("bad", BoardPageTexts.Trouble),
        _ => new("good", BoardPageTexts.Fine),
    };

    private static Bilingual Silent(string since, BoardReportView report) => InstantPattern.General.Parse(since) is { Success: true, Value: var at }
        ? BoardPageTexts.SilentSince(WallTime.Text(at, report.Zone, Language.English), WallTime.Text(at, report.Zone, Language.Vietnamese))
        : BoardPageTexts.Silent;
}
