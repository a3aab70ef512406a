using System.Text.Json.Nodes;
using SignageHub.Core;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Observances;

/// <summary>Nothing that somebody has not seen is written over: whoever would is shown first what stands there.</summary>
internal static class SeenItem
{
    /// <param name="item">As the file has it now; null for none.</param>
    /// <param name="wanted">What is to stand in its place.</param>
    /// <param name="mark">Of the item that the person had before them; null or empty for none.</param>
    /// <param name="words">What they are told, from the item as it is.</param>
    /// <exception cref="OtherItemException">It is not the one that they had before them.</exception>
    public static void Demand(string? item, string wanted, string? mark, Func<JsonObject, Bilingual> words)
    {
        if (item is null || MarkOf(item) == mark || JsonNode.DeepEquals(EntryForm.Parse(item), EntryForm.Parse(wanted)))
            return;
        throw new OtherItemException(words(EntryForm.Parse(item)), MarkOf(item));
    }

    public static string MarkOf(string item) => PlaylistEditor.MarkOf(item);
}

/// <summary>What would be written over is not what the person had before them.</summary>
/// <param name="words">What it is.</param>
/// <param name="mark">Of it: whoever sends this along has read the words.</param>
internal sealed class OtherItemException(Bilingual words, string mark) : Exception(words.En)
{
    public Bilingual Words => words;

    public string Mark => mark;
}
