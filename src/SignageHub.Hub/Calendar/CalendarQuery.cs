using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Observances;

namespace SignageHub.Hub.Calendar;

public enum CalendarView
{
    Month,
    Year,
    Day,
}

/// <summary>What of the calendar somebody looks at: all of it stands in the address, so that it can be kept and sent.</summary>
public sealed record CalendarQuery
{
    public const string Path = "/calendar";

    private static readonly string[] DayForms = ["uuuu-MM-dd", "uuuu-MM", "uuuu"];

    public CalendarView View { get; init; }

    /// <summary>A day of the year or month that is shown, or the day.</summary>
    public required LocalDate At { get; init; }

    /// <summary>The rows are observances; else boards.</summary>
    public bool ByObservance { get; init; }

    /// <summary>Its id; null for all.</summary>
    public string? Board { get; init; }

    /// <summary>As in boards.json; null for all.</summary>
    public string? Group { get; init; }

    /// <summary>Its id; null for all.</summary>
    public string? Playlist { get; init; }

    /// <summary>The entry whose form is open, <c>647-KH-SCT/1</c> by its number; null for none.</summary>
    public string? Pick { get; init; }

    /// <summary>The entry that was moved just now; null for none.</summary>
    public string? Moved { get; init; }

    /// <summary>Of rows, from 1.</summary>
    public int Page { get; init; } = 1;

    public DateInterval Days => View switch
    {
        CalendarView.Year => new(new LocalDate(At.Year, 1, 1), new LocalDate(At.Year, 12, 31)),
        CalendarView.Month => new(new LocalDate(At.Year, At.Month, 1), new LocalDate(At.Year, At.Month, 1).PlusMonths(1).PlusDays(-1)),
        _ => new(At, At),
    };

    /// <summary>The year, month or day before or after; within the years that have a calendar.</summary>
    public CalendarQuery Turn(int by) => this with
    {
        At = LocalDate.Max(new LocalDate(Occurrences.FirstYear, 1, 1), LocalDate.Min(new LocalDate(Occurrences.LastYear, 12, 31), View switch
        {
            CalendarView.Year => At.PlusYears(by),
            CalendarView.Month => At.PlusMonths(by),
            _ => At.PlusDays(by),
        })),
        Pick = null,
        Moved = null,
    };

    public string Address
    {
        get
        {
            var fields = new List<KeyValuePair<string, string?>>
            {
                new("view", View.ToString().ToLowerInvariant()),
                new("at", LocalDatePattern.Iso.Format(At)),
                new("rows", ByObservance ? "observances" : null),
                new("board", Board),
                new("group", Group),
                new("playlist", Playlist),
                new("pick", Pick),
                new("moved", Moved),
                new("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
            };
            return QueryHelpers.AddQueryString(Path, fields.Where(f => f.Value is not null));
        }
    }

    /// <param name="query">Of the address, <c>?…</c>; what it does not have or what is no such thing counts as left out.</param>
    /// <param name="today">Where it names no day.</param>
    public static CalendarQuery Of(string? query, LocalDate today)
    {
        var fields = QueryHelpers.ParseQuery(query);
        return new CalendarQuery
        {
            View = Text("view") switch { "year" => CalendarView.Year, "day" => CalendarView.Day, _ => CalendarView.Month },
            At = DayOf(Text("at")) is { } day && day.Year is >= Occurrences.FirstYear and <= Occurrences.LastYear ? day : today,
            ByObservance = Text("rows") == "observances",
            Board = Text("board"),
            Group = Text("group"),
            Playlist = Text("playlist"),
            Pick = Text("pick"),
            Moved = Text("moved"),
            Page = int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= 1000 ? page : 1,
        };

        string? Text(string name) => fields.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 and <= 200 } text ? text : null;
    }

    /// <summary>The query of an address of the calendar that a form brought along; null for any other address.</summary>
    public static string? OfBack(string? back) => back is not null && back.StartsWith(Path + "?", StringComparison.Ordinal) && back.Length < 1000 ? back[Path.Length..] : null;

    private static LocalDate? DayOf(string? text) =>
        text is null ? null : DayForms.Select(form => LocalDatePattern.CreateWithInvariantCulture(form).Parse(text)).FirstOrDefault(r => r.Success)?.Value;
}
