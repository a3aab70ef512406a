using System.Text.Json;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Cli;

namespace SignageHub.Hub.Programmes;

/// <summary>Why a board shows what it shows, for programs. Instants have the offset of the board's zone.</summary>
internal static class WhyJson
{
    /// <param name="why">By the programme.</param>
    /// <param name="language">Of the sentences.</param>
    /// <param name="blank">That the red button keeps the board dark, whatever the programme says; null where it does not.</param>
    public static object Of(Explanation why, Language language, Bilingual? blank = null) => new
    {
        Board = why.Board.Id.ToString(),
        At = InstantText.Format(why.At, why.Board.TimeZone),
        Until = blank is null ? Text(why.Until, why.Board) : null,
        Level = blank is null ? Words.Level(why.Showing) : "blank",
        Reason = (blank ?? why.Showing.Reason).In(language),
        Without = blank is null ? null : new { Until = Text(why.Until, why.Board), Level = Words.Level(why.Showing), Reason = why.Showing.Reason.In(language) },
        Entries = why.Entries.Select(e => new
        {
            Entry = e.Entry.Key,
            e.Entry.Entry.Slogan,
            e.Entry.Entry.Dark,
            Verdict = JsonNamingPolicy.KebabCaseLower.ConvertName(e.Verdict.ToString()),
            Because = e.Because.In(language),
            Opens = Text(e.Opens, why.Board),
            Closes = Text(e.Closes, why.Board),
        }),
    };

    private static string? Text(Instant? instant, Board board) => instant is { } known ? InstantText.Format(known, board.TimeZone) : null;
}
