namespace SignageHub.Core;

public enum Severity
{
    /// <summary>Worth a look; the file is used.</summary>
    Warning,

    /// <summary>The file is not used as it stands; its last good version stays in force.</summary>
    Error,
}

/// <summary>Something in a file that a person must see, with the place and the remedy.</summary>
/// <param name="File">The file as people know it, for example <c>playlists/daily.json</c>.</param>
/// <param name="Line">1-based; 0 when the problem is the file as a whole.</param>
/// <param name="Column">1-based, in characters (UTF-16 code units); 0 when the problem is the file as a whole.</param>
/// <param name="Path">Where in the file, for example <c>boards[2].timeZone</c>; empty for the file as a whole.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Severity">Whether the file can be used all the same.</param>
public sealed record Problem(string File, int Line, int Column, string Path, Bilingual Message, Severity Severity = Severity.Error)
{
    /// <summary>The hub's own page on which it is put right, for example <c>/observances</c>; null where a file is to be mended.</summary>
    public string? Page { get; init; }

    /// <summary>The message as a page says it, without commands to type and ids of entries; null where a page says the same as a console.</summary>
    public Bilingual? OnPage { get; init; }

    /// <summary>The message as a form says it, to whoever has never seen the file: without names of its fields and JSON's signs; null where a form says the same.</summary>
    public Bilingual? InForm { get; init; }

    /// <summary>What is said where no file is in sight: as a form says it, else as a page does, else as it stands.</summary>
    public Bilingual Said => InForm ?? OnPage ?? Message;

    /// <summary>The field that is missing from <see cref="Path"/>, for example <c>number</c>; null where the path is the field's own.</summary>
    public string? Lacks { get; init; }

    /// <summary>The path of the field that is meant, also of one that is missing: <c>plan.number</c>.</summary>
    public string FieldPath => Lacks is null ? Path : Path.Length == 0 ? Lacks : $"{Path}.{Lacks}";

    /// <summary><c>file:line:column: path: message</c>; parts that are not known are left out.</summary>
    public string In(Language language)
    {
        var place = Line > 0 ? $"{File}:{Line}:{Column}: " : $"{File}: ";
        var path = Path.Length > 0 ? $"{Path}: " : "";
        return place + path + Message.In(language);
    }

    public override string ToString() => In(Language.English);
}
