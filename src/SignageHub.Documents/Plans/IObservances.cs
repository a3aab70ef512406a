using NodaTime;

namespace SignageHub.Documents.Plans;

/// <summary>What plans need to know of the days of the year.</summary>
public interface IObservances
{
    /// <summary>The observances that a text names, in the order in which they stand there.</summary>
    IReadOnlyList<NamedObservance> In(string text);

    /// <summary>The days on which boards show its slogans, where a plan leaves them open; null where they are not known for that year.</summary>
    DateInterval? Window(string id, int year);

    /// <summary>The day or days of the observance itself.</summary>
    DateInterval? Days(string id, int year);

    /// <summary>The observances with a day in this time; those whose days are not certain, also a week away from it. Their place in a text is 0.</summary>
    IReadOnlyList<NamedObservance> Around(DateInterval days);

    /// <summary>The days are not certain that year, and a person has to confirm them.</summary>
    bool NeedsConfirming(string id, int year);

    /// <summary>The solar day of a lunar one (the normal month, never the leap month); null when there is no such day.</summary>
    LocalDate? FromLunar(int lunarYear, int month, int day);
}

/// <param name="Id">Of the library.</param>
/// <param name="Name">Its official Vietnamese name.</param>
/// <param name="At">Where it stands in the text, in UTF-16 code units.</param>
/// <param name="Length">Of the name as the text has it, in UTF-16 code units.</param>
public sealed record NamedObservance(string Id, string Name, int At, int Length);
