using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Programmes;

namespace SignageHub.Hub.Web;

/// <summary>A board in one language: what the wall shows when it loads, and what its stream sends afterwards.</summary>
public sealed record BoardView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary><c>192x32</c>.</summary>
    public required string Size { get; init; }

    /// <summary>The word that manifests use: <c>off</c>, <c>idle</c>, <c>dark</c>, <c>alert</c>, <c>exclusive</c>, <c>normal</c> or <c>filler</c>; or <c>blank</c>, by the red button.</summary>
    public required string State { get; init; }

    public required string StateText { get; init; }

    /// <summary>Whether the hub hears the board: <c>good</c>, <c>bad</c>, or <c>none</c> for one of which nothing is known; null where nobody looks after that.</summary>
    public required string? Link { get; init; }

    public required string? LinkText { get; init; }

    /// <summary>The rotation.</summary>
    public required IReadOnlyList<string> Slogans { get; init; }

    /// <summary>The names of the rotation's entries, one a slogan: <c>647-KH-SCT/1</c>.</summary>
    public required IReadOnlyList<string> Entries { get; init; }

    /// <summary>Stands in the place of slogans when there are none; else null.</summary>
    public required string? Instead { get; init; }

    public required string Reason { get; init; }

    /// <summary>ISO 8601 in UTC; null when nothing changes any more.</summary>
    public required string? Until { get; init; }

    /// <summary>The same in the board's zone, as people write it.</summary>
    public required string? UntilText { get; init; }

    public required NextView? Next { get; init; }

    /// <summary>What is wrong with it; empty is good.</summary>
    public required IReadOnlyList<string> Troubles { get; init; }

    public static BoardView Of(BoardOverview overview, Language language)
    {
        var (board, now) = (overview.Board, overview.Now);
        var word = WordOf(now);
        if (overview.Blank is { } why)
            return Blank(board, why.In(language), overview, language);
        return new BoardView
        {
            Id = board.Id.Value,
            Name = board.Name,
            Size = board.Size.ToString(),
            State = word,
            StateText = Texts.State(word).In(language),
            Link = overview.Link?.Mark,
            LinkText = overview.Link?.Text.In(language),
            Slogans = SlogansOf(now),
            Entries = [.. Lit(now).Select(e => e.Key)],
            Instead = InsteadOf(now, language),
            Reason = now.Reason.In(language),
            Until = overview.Until is { } end ? WallTime.Iso(end) : null,
            UntilText = overview.Until is { } last ? WallTime.Text(last, board.TimeZone, language) : null,
            Troubles = [.. overview.Troubles.Select(t => t.In(language))],
            Next = overview is { Until: { } at, Next: { } next } ? NextView.Of(at, next, board.TimeZone, language) : null,
        };
    }

    /// <summary>Whatever the programme says, the red button says more.</summary>
    private static BoardView Blank(Board board, string why, BoardOverview overview, Language language) => new()
    {
        Id = board.Id.Value,
        Name = board.Name,
        Size = board.Size.ToString(),
        State = "blank",
        StateText = Texts.State("blank").In(language),
        Link = overview.Link?.Mark,
        LinkText = overview.Link?.Text.In(language),
        Slogans = [],
        Entries = [],
        Instead = Texts.Instead("blank").In(language),
        Reason = why,
        Until = null,
        UntilText = Texts.UntilLifted.In(language),
        Troubles = [.. overview.Troubles.Select(t => t.In(language))],
        Next = null,
    };

    internal static string WordOf(Showing showing) => showing.State switch
    {
        ShowingState.Off => "off",
        ShowingState.Idle => "idle",
        ShowingState.Dark => "dark",
        _ => showing.Level switch
        {
            Level.Alert => "alert",
            Level.Exclusive => "exclusive",
            Level.Filler => "filler",
            _ => "normal",
        },
    };

    internal static IReadOnlyList<string> SlogansOf(Showing showing) => [.. Lit(showing).Select(e => e.Entry.Slogan!)];

    internal static string? InsteadOf(Showing showing, Language language) =>
        Lit(showing).Any() ? null : Texts.Instead(WordOf(showing)).In(language);

    private static IEnumerable<ScheduledEntry> Lit(Showing showing) =>
        showing.State == ShowingState.Slogans ? showing.Entries.Where(e => e.Entry.Slogan is not null) : [];
}

/// <summary>What comes after.</summary>
public sealed record NextView
{
    /// <summary>ISO 8601 in UTC.</summary>
    public required string At { get; init; }

    public required string AtText { get; init; }

    public required IReadOnlyList<string> Slogans { get; init; }

    public required string? Instead { get; init; }

    public required string State { get; init; }

    /// <summary>Slogans side by side, or what stands in their place.</summary>
    public string Text => Instead ?? string.Join(" · ", Slogans);

    internal static NextView Of(Instant at, Showing next, DateTimeZone zone, Language language) => new()
    {
        At = WallTime.Iso(at),
        AtText = WallTime.Text(at, zone, language),
        Slogans = BoardView.SlogansOf(next),
        Instead = BoardView.InsteadOf(next, language),
        State = BoardView.WordOf(next),
    };
}
