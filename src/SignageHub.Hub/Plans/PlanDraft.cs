using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Plans;

/// <summary>The playlist that importing a plan would write, beside the one that is there: one and the same for the command line and the page.</summary>
/// <param name="Id">The playlist's.</param>
/// <param name="Text">Its whole file. Of a playlist that is there only the name, the plan and the entries are another; boards, style and share stay as somebody set them.</param>
/// <param name="Check">What the file says, or what is wrong with it.</param>
/// <param name="Existing">The file as it stands; null where there is none.</param>
internal sealed record PlanDraft(string Id, string Text, ReadResult<Playlist> Check, string? Existing)
{
    /// <summary>Where the document's text is kept, so that a changed one is noticed.</summary>
    public required string Kept { get; init; }

    /// <summary>Its text.</summary>
    public required string Document { get; init; }

    /// <summary>The playlist was made from a document of this very text.</summary>
    public bool IsSameDocument => Existing is not null && File.Exists(Kept) && File.ReadAllText(Kept) == Document;

    /// <summary>Of what stands there and what would take its place: who has seen the difference of just these may replace the one by the other. Null where nothing is there.</summary>
    public string? Mark => Existing is null ? null : PlaylistEditor.MarkOf($"{Existing}\0{Text}");

    /// <param name="plan">The document.</param>
    /// <param name="entries">What is taken of it, each with its text and its days.</param>
    /// <param name="settings">Where things lie.</param>
    /// <param name="data">Where the documents' texts are kept.</param>
    /// <param name="boards">As files name them; empty for every board; null leaves them as they are, and is every board of a new one.</param>
    public static PlanDraft Of(ReadPlan plan, IReadOnlyList<ChosenProposal> entries, HubSettings settings, DataFolder data, IReadOnlyList<string>? boards)
    {
        var id = PlanIds.Of(plan, id => TextOf(settings, id) is { } text ? Read(id, text).Value : null);
        var existing = TextOf(settings, id);
        var text = PlaylistText.Of(plan, entries, OwnOffice(settings));
        if (existing is not null && Read(id, existing).IsGood)
            text = Over(existing, text);
        if (boards is not null)
            text = PlaylistChange.WithBoards(text, boards);
        return new PlanDraft(id, text, Read(id, text), existing)
        {
            Kept = Path.Combine(data.Folder("plans"), id + ".txt"),
            Document = string.Join('\n', plan.Text.Lines!.Select(line => line.Text)),
        };
    }

    /// <summary>What would be another: the plan's facts, then the entries. Entries are compared, not bytes: what somebody noted beside them is no difference.</summary>
    /// <returns>Empty where nothing is.</returns>
    public IReadOnlyList<DiffLine> Difference(Language language) =>
        Existing is null || Check.Value is not { } wanted ? []
        : Read(Id, Existing).Value is { } before ? [.. EntryDifference.Facts(before, wanted, language), .. EntryDifference.Of(before, wanted, language)]
        : EntryDifference.Of(Existing, Text, language);

    /// <summary>Entries of the document that the playlist has not.</summary>
    public IEnumerable<Entry> Lacking() => Existing is not null && Read(Id, Existing).Value is { } before
        ? Check.Value!.Entries.Where(entry => !before.Entries.Any(e => e.Id == entry.Id || (e.Slogan, e.Dark) == (entry.Slogan, entry.Dark)))
        : [];

    /// <summary>To be called when the playlist is written.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void KeepDocument() => DurableFile.Write(Kept, Document);

    public static string PathOf(HubSettings settings, string id) => Path.Combine(settings.PlaylistsFolder, id + ".json");

    private static string? TextOf(HubSettings settings, string id) => File.Exists(PathOf(settings, id)) ? FileText.Read(PathOf(settings, id)) : null;

    private static ReadResult<Playlist> Read(string id, string text) => PlaylistReader.Read(id + ".json", id, FileText.Bytes(text), office: null);

    private static string Over(string existing, string anew)
    {
        var its = JsonSpans.Of(anew);
        foreach (var name in (string[])["name", "plan", "entries"])
        {
            if (its[name] is { } value)
                existing = JsonEdit.Set(existing, JsonSpans.Of(existing), name, value.In(anew));
        }

        return existing;
    }

    /// <summary>Null where boards.json cannot be read: <c>check</c> tells that.</summary>
    private static string? OwnOffice(HubSettings settings) =>
        File.Exists(settings.BoardsFile) ? BoardsReader.Read(settings.BoardsFile, File.ReadAllBytes(settings.BoardsFile)).Value?.Name : null;
}
