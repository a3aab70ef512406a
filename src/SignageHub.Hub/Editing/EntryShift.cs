using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Playlists;

namespace SignageHub.Hub.Editing;

/// <summary>How far the two ends of an entry's time move: alike, the whole of it moves; not alike, it is stretched.</summary>
/// <param name="First">Of its beginning, in <paramref name="Minutes"/> or else in days; below 0 is earlier.</param>
/// <param name="Last">Of its end.</param>
/// <param name="Minutes">Its hours move, not its days.</param>
public readonly record struct EntryShift(int First, int Last, bool Minutes)
{
    /// <summary>Days or minutes: more is a slip.</summary>
    public const int Most = 3700;

    private const int MinutesADay = 1440;

    private const int CommonYear = 2023;

    /// <summary>In which the days of an entry of each year are counted; below 1 for a common year.</summary>
    public int Year { get; init; }

    public bool IsZero => First == 0 && Last == 0;

    /// <summary>Whether the entry's time has ends of this kind that can be moved.</summary>
    public static bool CanMove(When when, bool minutes) => minutes
        ? when.Hours.Count == 1 && when.Hours[0].Start != when.Hours[0].End
        : when.Rule is DayRule.Period or DayRule.On or DayRule.Yearly or DayRule.Observed;

    /// <summary>Changes an entry's JSON; comments and order in it stay.</summary>
    /// <returns>The entry, or why it cannot be.</returns>
    public (string? Text, Bilingual? Problem) In(string entry)
    {
        var span = JsonSpans.Of(entry);
        if (span["when"] is not { } place)
            return (null, EditTexts.CannotMove);
        var before = EntryForm.Parse(entry)["when"] as JsonObject ?? [];
        var (after, problem) = Minutes ? Hours(before) : Days(before);
        if (after is null)
            return (null, problem);
        var when = place.In(entry);
        foreach (var name in before.Select(m => m.Key).Where(name => !after.ContainsKey(name)).ToList())
            when = JsonEdit.Remove(when, JsonSpans.Of(when), name);
        foreach (var (name, value) in after.Where(m => !JsonNode.DeepEquals(m.Value, before[m.Key])))
            when = JsonEdit.Set(when, JsonSpans.Of(when), name, EntryForm.Json(value));
        return (string.Concat(entry.AsSpan(0, place.Start), when, entry.AsSpan(place.End)), null);
    }

    private (JsonObject? When, Bilingual? Problem) Days(JsonObject before)
    {
        var when = (JsonObject)before.DeepClone();
        if (Text(before["from"]) is { } from && Text(before["to"]) is { } to)
            return FromTo(when, from, to);
        if (before["on"] is { } on)
            return On(when, on);
        if (Text(before["yearly"]) is { } yearly)
            return Yearly(when, yearly);
        return before["observance"] is not null ? Observed(when) : (null, EditTexts.CannotMove);
    }

    private (JsonObject? When, Bilingual? Problem) FromTo(JsonObject when, string from, string to)
    {
        if (Moved(from, First) is not { } first || Moved(to, Last) is not { } last)
            return (null, EditTexts.CannotMove);
        if (last < first)
            return (null, EditTexts.EndsBeforeItBegins);
        (when["from"], when["to"]) = (Iso(first), Iso(last));
        return (when, null);
    }

    private (JsonObject? When, Bilingual? Problem) On(JsonObject when, JsonNode on)
    {
        var days = on is JsonArray list ? [.. list.Select(Text)] : new[] { Text(on) };
        if (First == Last)
        {
            var by = First;
            var moved = days.Select(day => day is null ? null : Moved(day, by)).ToList();
            if (moved.Contains(null))
                return (null, EditTexts.CannotMove);
            when["on"] = on is JsonArray ? new JsonArray([.. moved.Select(day => (JsonNode?)Iso(day!.Value))]) : Iso(moved[0]!.Value);
            return (when, null);
        }

        if (days is not [{ } only])
            return (null, EditTexts.SeveralDays);
        when.Remove("on");
        return FromTo(when, only, only);
    }

    /// <summary>In the year that was seen, so that the days are those that were seen.</summary>
    private (JsonObject? When, Bilingual? Problem) Yearly(JsonObject when, string yearly)
    {
        var parts = yearly.Split('/', StringSplitOptions.TrimEntries);
        var monthDay = LocalDatePattern.Create("MM-dd", CultureInfo.InvariantCulture, new LocalDate(Year is >= 1 and <= 9000 ? Year : CommonYear, 1, 1));
        if (monthDay.Parse(parts[0]) is not { Success: true, Value: var start } || monthDay.Parse(parts[^1]) is not { Success: true, Value: var end })
            return (null, EditTexts.CannotMove);
        var length = Period.DaysBetween(start, end < start ? end.PlusYears(1) : end) + Last - First;
        if (length is < 0 or > 364)
            return (null, EditTexts.EndsBeforeItBegins);
        start = start.PlusDays(First);
        end = start.PlusDays(length);
        if (length == 0 && start is { Month: 2, Day: 29 })
            return (null, EditTexts.LeapDay);
        when["yearly"] = length == 0 ? monthDay.Format(start) : $"{monthDay.Format(start)}/{monthDay.Format(end)}";
        return (when, null);
    }

    private (JsonObject? When, Bilingual? Problem) Observed(JsonObject when)
    {
        var (before, after) = (Number(when["daysBefore"]) - First, Number(when["daysAfter"]) + Last);
        if (before is < 0 or > 366 || after is < 0 or > 366)
            return (null, EditTexts.AroundItsDay);
        Put("daysBefore", before);
        Put("daysAfter", after);
        return (when, null);

        void Put(string name, int days)
        {
            if (days == 0)
                when.Remove(name);
            else
                when[name] = days;
        }
    }

    private (JsonObject? When, Bilingual? Problem) Hours(JsonObject before)
    {
        var isList = before["hours"] is JsonArray;
        var written = before["hours"] is JsonArray { Count: 1 } list ? Text(list[0]) : Text(before["hours"]);
        if (!HourRange.TryParse(written, out var hours) || hours.Start == hours.End)
            return (null, EditTexts.CannotMoveHours);
        var (start, end) = (MinuteOf(hours.Start), MinuteOf(hours.End));
        var length = (end > start ? end - start : end - start + MinutesADay) + Last - First;
        if (length is < 1 or >= MinutesADay)
            return (null, EditTexts.EndsBeforeItBegins);
        start = ((start + First) % MinutesADay + MinutesADay) % MinutesADay;
        var when = (JsonObject)before.DeepClone();
        var text = new HourRange(At(start), At((start + length) % MinutesADay)).ToString();
        when["hours"] = isList ? new JsonArray(text) : text;
        return (when, null);
    }

    private static int MinuteOf(LocalTime time) => (time.Hour * 60) + time.Minute;

    private static LocalTime At(int minute) => new(minute / 60, minute % 60);

    private static LocalDate? Moved(string day, int by) => LocalDatePattern.Iso.Parse(day) is { Success: true, Value: var date } ? date.PlusDays(by) : null;

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static int Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
