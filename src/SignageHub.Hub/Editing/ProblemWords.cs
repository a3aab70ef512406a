using SignageHub.Core;

namespace SignageHub.Hub.Editing;

/// <summary>What is wrong with something that was typed, as whoever typed it is told: by the field, never by the file.</summary>
internal static class ProblemWords
{
    public static Bilingual Of(Problem problem) => DayWords.OnPage(problem.Said);

    /// <summary>All of it in one text: <c>Days: … Hours: …</c></summary>
    public static Bilingual OfAll(IEnumerable<Problem> problems) => Joined(problems.Select(WithField));

    public static Bilingual WithField(Problem problem) => FieldNames.Of(problem.FieldPath) is { } name
        ? new($"{name.En}: {Of(problem).En}.", $"{name.Vi}: {Of(problem).Vi}.")
        : new($"{Of(problem).En}.", $"{Of(problem).Vi}.");

    public static Bilingual Joined(IEnumerable<Bilingual> words) => words.ToList() is var all
        ? new(string.Join(' ', all.Select(one => one.En)), string.Join(' ', all.Select(one => one.Vi)))
        : throw new InvalidOperationException("No words.");
}
