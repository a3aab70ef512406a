using SignageHub.Core;

namespace SignageHub.Hub.Editing;

/// <summary>What the page of a playlist shows beside the playlist: a form that was not taken, and why.</summary>
public sealed record PlaylistMoment
{
    /// <summary>The button, as <see cref="PlaylistChange"/> calls it, or <c>preview</c>, <c>submit</c>, <c>next-year</c> or <c>remove</c>; null for none.</summary>
    public string? Pressed { get; init; }

    /// <summary>From 1; null for none.</summary>
    public int? Editing { get; init; }

    public EntryForm? Typed { get; init; }

    /// <summary>The JSON of the entry that is open, as the browser had it.</summary>
    public string? Was { get; init; }

    /// <summary>The mark of the file that the browser had; null where that does not matter.</summary>
    public string? SeenAt { get; init; }

    /// <summary>As typed; null where they stand as in the file.</summary>
    public PlaylistFacts? Facts { get; init; }

    /// <summary>The boards as ticked; null where they stand as in the file.</summary>
    public IReadOnlyList<string>? Ticked { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public OthersChange? Conflict { get; init; }

    /// <summary>The entry that was open is no more: what was typed stands in the form for a new one.</summary>
    public bool IsGone { get; init; }

    /// <summary>It was not done, for what the page says of the file.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Whoever asked for it may not do so; <see cref="Notice"/> says why.</summary>
    public bool IsForbidden { get; init; }

    /// <summary>Why it was not done, in a sentence; beside what was pressed where that has a form of its own.</summary>
    public Bilingual? Notice { get; init; }

    /// <summary>What was done just now; null for nothing.</summary>
    public string? Saved { get; init; }

    internal int Status =>
        IsForbidden ? StatusCodes.Status403Forbidden : Problems.Count > 0 ? StatusCodes.Status400BadRequest : Conflict is not null || IsRefused ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;

    /// <summary>Brought to the file as it stands: where that is another than the browser had, the open entry is looked for by what was seen of it.</summary>
    /// <param name="file">As it stands.</param>
    /// <param name="entries">Their JSON; none where the file is wrong.</param>
    /// <param name="editor">Knows what was seen.</param>
    internal PlaylistMoment On(OpenPlaylist file, IReadOnlyList<string> entries, PlaylistEditor editor)
    {
        if (SeenAt is null || SeenAt == file.Mark)
            return this;
        var id = file.InForce.Id;
        var seen = editor.SeenAs(id, SeenAt);
        var moment = this with { Conflict = new OthersChange(seen, file.Text) };
        if (Facts is not null && seen is not null && editor.Check(id, seen).Value is not null && editor.Check(id, file.Text).Value is not null)
            moment = moment with { Facts = Facts.Onto(PlaylistFacts.OfJson(seen, id), PlaylistFacts.OfJson(file.Text, id)) };
        if (Editing is not { } number || Typed is null || entries.Count == 0)
            return moment with { Editing = null, IsGone = Editing is not null && Typed is not null };
        var place = EntryPlace.Find(file.Text, seen, Was ?? "", number - 1);
        return place < 0
            ? moment with { Editing = null, IsGone = true }
            : moment with { Editing = place + 1, Typed = Typed.Onto(EntryForm.OfJson(Was!), EntryForm.OfJson(entries[place])) };
    }
}

/// <summary>What somebody else has made of the file.</summary>
/// <param name="Seen">As it was before them; null where nobody has that any more.</param>
/// <param name="Now">As it stands.</param>
public sealed record OthersChange(string? Seen, string Now);
