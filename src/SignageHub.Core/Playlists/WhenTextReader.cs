using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Observances;

namespace SignageHub.Core.Playlists;

/// <summary>Reads what <see cref="WhenText"/> has written, to tell it as people say it: what was signed is the text.</summary>
public static partial class WhenTextReader
{
    /// <param name="text">One line.</param>
    /// <param name="observances">An observance is the one of its id there, whatever its days were when somebody signed.</param>
    /// <returns>Null for what is no such text, and for an observance that is not there any more.</returns>
    public static When? Read(string text, ObservanceLibrary observances)
    {
        var parts = text.Split("; ");
        if (Head().Match(parts[0]) is not { Success: true } head || RuleOf(head.Groups["rule"].Value, observances) is not { } rule)
            return null;
        var when = new When(head.Groups["years"] is { Success: true } years ? rule with { Years = years.Value.Split(',').Select(NumberOf).ToHashSet() } : rule);
        return parts[1..].Aggregate<string, When?>(when, (so, part) => so is null ? null : Narrowed(so, part));
    }

    private static When? Narrowed(When when, string part)
    {
        var (word, values) = part.Split(' ', 2) is [var first, var rest] ? (first, rest.Split(',')) : (part, []);
        switch (word)
        {
            case "hours":
                var hours = values.Select(value => (IsGood: HourRange.TryParse(value, out var range), range)).ToList();
                return hours.All(hour => hour.IsGood) ? when with { Hours = [.. hours.Select(hour => hour.range)] } : null;
            case "days" when values.All(value => value is [>= '1' and <= '7']):
                return when with { Days = values.Select(value => (IsoDayOfWeek)NumberOf(value)).ToHashSet() };
            case "except":
                return DatesOf(values) is { } dates ? when with { Except = dates.ToHashSet() } : null;
            default:
                return null;
        }
    }

    private static DayRule? RuleOf(string text, ObservanceLibrary observances) => text.Split(' ', 2) switch
    {
        ["always"] => new DayRule.Always(),
        ["on", var days] => DatesOf(days.Split(',')) is { } dates ? new DayRule.On(dates) : null,
        ["from", var period] => DatesOf(period.Split(" to ")) is [var start, var end] && start <= end ? new DayRule.Period(new DateInterval(start, end)) : null,
        ["yearly", var days] => YearlyText.Read(days) is { Problem: null } read ? read.Value : null,
        ["lunar", var days] => LunarText.Read(days) is { Problem: null } read ? read.Value : null,
        ["observance", var named] => Named().Match(named) is { Success: true } match && observances.Find(match.Groups["id"].Value) is { } observance
            ? new DayRule.Observed(observance, NumberOf(match.Groups["before"].Value), NumberOf(match.Groups["after"].Value))
            : null,
        _ => null,
    };

    private static List<LocalDate>? DatesOf(IEnumerable<string> texts)
    {
        var dates = texts.Select(text => LocalDatePattern.Iso.Parse(text)).ToList();
        return dates.All(date => date.Success) ? [.. dates.Select(date => date.Value)] : null;
    }

    private static int NumberOf(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<rule>.+?)( in (?<years>[0-9]{4}(,[0-9]{4})*))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Head();

    [GeneratedRegex(@"\A(?<id>[^ ]+) \(.*\) -(?<before>[0-9]{1,3}) \+(?<after>[0-9]{1,3})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Named();
}
