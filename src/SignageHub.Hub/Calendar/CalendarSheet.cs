using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Observances;
using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Calendar;

/// <summary>How an entry fares in the time of a bar.</summary>
public enum BarState
{
    Shows,

    /// <summary>Something of a higher level is on in its place, some of the time.</summary>
    PartlyHidden,

    /// <summary>And all of the time.</summary>
    Hidden,

    /// <summary>A draft, or changed since it was approved.</summary>
    Waiting,

    /// <summary>Its day is only guessed.</summary>
    Unconfirmed,
}

/// <summary>An entry in a stretch of the calendar.</summary>
/// <param name="Entry">Which.</param>
/// <param name="First">Its first column, from 0; clipped to what is shown.</param>
/// <param name="Last">Its last column, included.</param>
/// <param name="Window">From when to when; nothing else than the entry's own time.</param>
/// <param name="State">How it fares.</param>
/// <param name="Why">What is in its way; null for nothing.</param>
public sealed record CalendarBar(ScheduledEntry Entry, int First, int Last, Window Window, BarState State, Bilingual? Why)
{
    /// <summary>By its number, as pages name it: an entry's own name may hold anything.</summary>
    public string Key => $"{Entry.Playlist.Id}/{Entry.Entry.Number}";
}

/// <summary>Columns of a row that are not like the others.</summary>
/// <param name="First">From 0.</param>
/// <param name="Last">Included.</param>
/// <param name="Kind">What they are.</param>
public sealed record CalendarBand(int First, int Last, BandKind Kind);

public enum BandKind
{
    /// <summary>Nothing is there for it: the board shows its idle screen, the observance has no slogan.</summary>
    Gap,

    /// <summary>Outside the board's hours.</summary>
    Off,

    /// <summary>The observance's own days.</summary>
    Observed,

    /// <summary>They are only guessed.</summary>
    Proposed,
}

/// <summary>A row: a board, or an observance.</summary>
/// <param name="Board">Null for an observance.</param>
/// <param name="Observance">Null for a board.</param>
/// <param name="Occurrence">Its days; null for a board.</param>
/// <param name="Bars">In the order in which they are laid.</param>
/// <param name="Bands">What lies behind them.</param>
public sealed record CalendarRow(Board? Board, Observance? Observance, Occurrence? Occurrence, IReadOnlyList<CalendarBar> Bars, IReadOnlyList<CalendarBand> Bands)
{
    public Bilingual Name => Board is { } board ? new(board.Name, board.Name) : Observance!.Name;

    public string Id => Board?.Id.Value ?? Observance!.Id;
}

/// <summary>Rows of the calendar with the columns that they share: days, or quarters of an hour.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Columns">How many.</param>
/// <param name="Rows">Those of the page.</param>
/// <param name="AllRows">How many there are on all pages.</param>
public sealed record CalendarSheet(CalendarQuery Query, int Columns, IReadOnlyList<CalendarRow> Rows, int AllRows)
{
    /// <summary>On one page: a hundred boards are looked at in parts.</summary>
    public const int RowsAPage = 25;

    public int Pages => Math.Max(1, (AllRows + RowsAPage - 1) / RowsAPage);

    /// <summary>Columns a label takes where its bar is shorter: about as wide in every view.</summary>
    public int LabelColumns => Query.View switch { CalendarView.Year => 70, CalendarView.Month => 7, _ => 20 };
}
