using NodaTime;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Observances;

/// <summary>A named rule that gives days each year: Giờ Trái đất, Giỗ Tổ, Tháng hành động vì môi trường.</summary>
public sealed record Observance
{
    /// <summary>As entries name it, for example <c>gio-trai-dat</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The official Vietnamese name, and the English one.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>Other Vietnamese names that documents use.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public required ObservanceRule Rule { get; init; }

    /// <summary>Whether each year's day is only proposed until someone confirms it with a document; always so for what a table guesses.</summary>
    public bool NeedsConfirmation { get; init; }

    /// <summary>Days that the office confirmed, by year; they count instead of what the rule says.</summary>
    public IReadOnlyDictionary<int, Confirmation> Confirmed { get; init; } = new Dictionary<int, Confirmation>();

    /// <summary>The official theme of a year; a year without one is not known.</summary>
    public IReadOnlyDictionary<int, Theme> Themes { get; init; } = new Dictionary<int, Theme>();

    /// <summary>The hours that matter, such as 20:30-21:30 of Earth Hour; empty for the whole day. For people: entries state their own.</summary>
    public IReadOnlyList<HourRange> Hours { get; init; } = [];

    /// <summary>The days on which boards usually show its slogans; null where no usage is known.</summary>
    public DisplayWindow? Window { get; init; }

    /// <summary>Year of the event, for "kỷ niệm N năm".</summary>
    public int? Since { get; init; }

    /// <summary>Who set the day or writes its letters; null where not known.</summary>
    public string? Issuer { get; init; }

    /// <summary>What the day rests on: documents and pages.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public string? Note { get; init; }

    /// <summary>The office has said that it does not keep this one: nobody is told that it has no slogan.</summary>
    public bool IsNotOurs { get; init; }

    /// <summary>From the office's own file rather than the built-in library.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>That a movable day falls on this date, by this document.</summary>
/// <param name="Date">The first day.</param>
/// <param name="Document">Number of the công văn, or another source.</param>
public sealed record Confirmation(LocalDate Date, string Document)
{
    /// <summary>Where it stands.</summary>
    public SourcePlace? Place { get; init; }
}

/// <summary>What a year's observance is about.</summary>
/// <param name="Text">The official Vietnamese text; null where only the original is known.</param>
/// <param name="Original">The text of the international body, usually English.</param>
/// <param name="Source">The document or page that announced it.</param>
/// <param name="Note">For people.</param>
public sealed record Theme(string? Text, string? Original, string? Source, string? Note);

/// <summary>How an observance gives its days; a closed set of cases, nested here. All ends included.</summary>
public abstract record ObservanceRule
{
    private ObservanceRule()
    {
    }

    /// <summary>The same day or days each year; an end before the start lies in the next year. 29 February as in <see cref="DayRule.Yearly"/>.</summary>
    public sealed record Yearly(AnnualDate Start, AnnualDate End) : ObservanceRule;

    /// <summary>Days of the lunar year, as in <see cref="DayRule.LunarYearly"/>.</summary>
    public sealed record Lunar(LunarDay Start, LunarDay End) : ObservanceRule;

    /// <summary>A weekday of a month, or the week that holds it.</summary>
    /// <param name="Month">1 to 12.</param>
    /// <param name="Weekday">The weekday.</param>
    /// <param name="Nth">1 to 5; -1 for the last. A fifth that a month lacks is no day.</param>
    /// <param name="WholeWeek">Monday to Sunday around that day.</param>
    /// <param name="NotHolySaturday">A week earlier when the day is the Saturday before Easter (Gregorian).</param>
    public sealed record NthWeekday(int Month, IsoDayOfWeek Weekday, int Nth, bool WholeWeek = false, bool NotHolySaturday = false) : ObservanceRule;

    /// <summary>Known days by year. For other years a guess, which must be confirmed, or nothing.</summary>
    public sealed record Table(IReadOnlyDictionary<int, LocalDate> Days, NthWeekday? Guess) : ObservanceRule;

    /// <summary>Single events, each set by a decision.</summary>
    public sealed record Events(IReadOnlyList<DateInterval> Dates) : ObservanceRule;

    /// <summary>So many days after (before, when negative) the first day of another observance, one day long.</summary>
    public sealed record Offset(Observance Of, int Days) : ObservanceRule;
}
