namespace SignageHub.Core.Json;

/// <summary>The problems of one file, collected while it is read.</summary>
internal sealed class Reading(string file)
{
    private readonly List<Problem> _problems = [];

    public string File => file;

    /// <param name="place">Of what is wrong.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inForm">The same as a form says it; null where it says the same.</param>
    /// <param name="lacks">The field that is missing there; null where none is.</param>
    public void Error(Place place, Bilingual message, Bilingual? inForm = null, string? lacks = null) =>
        _problems.Add(new Problem(file, place.Line, place.Column, place.Path, message) { InForm = inForm, Lacks = lacks });

    public void Warn(Place place, Bilingual message, Bilingual? onPage = null) =>
        _problems.Add(new Problem(file, place.Line, place.Column, place.Path, message, Severity.Warning) { OnPage = onPage });

    /// <summary>For a problem of the file as a whole.</summary>
    public void Error(Bilingual message) => _problems.Add(new Problem(file, 0, 0, "", message));

    /// <summary>Problems in file order; those at one place in the order in which they were found.</summary>
    public ReadResult<T> Result<T>(T? value)
        where T : class
    {
        var hasErrors = _problems.Exists(p => p.Severity == Severity.Error);
        if (value is null && !hasErrors)
            throw new InvalidOperationException("A reader gave neither a value nor an error.");
        return new ReadResult<T>(hasErrors ? null : value, [.. _problems.OrderBy(p => p.Line).ThenBy(p => p.Column)]);
    }
}
