using System.Text.Json.Nodes;
using SignageHub.Core.Playlists;

namespace SignageHub.Hub.Editing;

/// <summary>An entry as somebody saw it, in a file that others may have changed since.</summary>
/// <param name="Id">The playlist's.</param>
/// <param name="Mark">Of the file as they saw it.</param>
/// <param name="Number">The entry's place in that, from 1.</param>
/// <param name="File">That file; null where nobody has it any more.</param>
/// <param name="Json">The entry; null where nobody can tell.</param>
internal sealed record SeenEntry(string Id, string Mark, int Number, string? File, string? Json)
{
    /// <param name="id">The playlist's.</param>
    /// <param name="number">The entry's place, from 1.</param>
    /// <param name="mark">Of the file.</param>
    /// <param name="was">The entry as the browser brought it back; empty where it did not. It counts only where the file is gone.</param>
    /// <param name="editor">Knows what was seen.</param>
    public static SeenEntry Of(string id, int number, string mark, string was, PlaylistEditor editor)
    {
        var file = editor.SeenAs(id, mark) is { } text && editor.Check(id, text).Value is not null ? text : null;
        var brought = was.Length > 0 ? was : null;
        return new SeenEntry(id, mark, number, file, file is null ? brought : ItemsOf(file).ElementAtOrDefault(number - 1));
    }

    /// <summary>Where it is now, for whoever would do something with its days.</summary>
    /// <param name="now">The file as it stands.</param>
    /// <param name="editor">Reads it.</param>
    /// <returns>Its place, from 1; null where it is gone, where nobody can tell, or where its days are others by now.</returns>
    public int? WithItsDays(string now, PlaylistEditor editor)
    {
        if (Json is null || editor.Check(Id, now).Value is null)
            return null;
        var place = EntryPlace.Find(now, File, Json, Number - 1);
        return place >= 0 && JsonNode.DeepEquals(DaysOf(Json), DaysOf(ItemsOf(now)[place])) ? place + 1 : null;
    }

    /// <summary>As it would be with its time moved.</summary>
    /// <returns>Null where nobody can tell, or where it cannot be.</returns>
    public Entry? Moved(EntryShift shift, PlaylistEditor editor)
    {
        var alone = Json is null ? null : Alone(Json);
        return alone is not null && editor.Check(Id, alone).Value is not null && shift.In(Json!).Text is { } moved ? editor.Check(Id, Alone(moved)).Value?.Entries[0] : null;

        static string Alone(string entry) => $"{{ \"name\": \"?\", \"entries\": [ {entry} ] }}";
    }

    private static JsonNode? DaysOf(string entry) => EntryForm.Parse(entry)["when"];

    private static List<string> ItemsOf(string file) => [.. (JsonSpans.Of(file)["entries"]?.Items ?? []).Select(item => item.In(file))];
}
