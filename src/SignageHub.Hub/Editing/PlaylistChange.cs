using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;

namespace SignageHub.Hub.Editing;

/// <summary>A change to a playlist that a form of its page asks for, as an edit of the file.</summary>
/// <param name="Deed">The button: <c>add</c>, <c>save</c>, <c>delete</c>, <c>up</c>, <c>down</c>, <c>place</c>, <c>boards</c> or <c>facts</c>.</param>
/// <param name="Index">The entry's place, from 0; −1 for none.</param>
/// <param name="To">Where an entry is put by <c>place</c>, from 0; what is beyond the ends is the end.</param>
internal sealed record PlaylistChange(string Deed, int Index, int To)
{
    /// <summary>Of <c>add</c> and <c>save</c>.</summary>
    public EntryForm? Typed { get; init; }

    /// <summary>Of <c>facts</c>.</summary>
    public PlaylistFacts? Facts { get; init; }

    /// <summary>Of <c>boards</c>; none is every board.</summary>
    public IReadOnlyList<BoardTarget> Targets { get; init; } = [];

    /// <summary>Whether it was asked for an entry by its place.</summary>
    public bool IsOfAnEntry => Deed is "save" or "delete" or "up" or "down" or "place";

    /// <param name="text">The file, sound.</param>
    /// <param name="id">The playlist's.</param>
    /// <returns>Null where there is no entry at that place.</returns>
    public string? In(string text, string id)
    {
        var root = JsonSpans.Of(text);
        var list = root["entries"]!;
        if (IsOfAnEntry && (Index < 0 || Index >= list.Items.Count))
            return null;
        return Deed switch
        {
            "add" => JsonEdit.Append(text, list, Typed!.ToJson()),
            "boards" => WithBoards(text, [.. Targets.Select(EditorPages.WordOf)]),
            "facts" => Facts!.In(text, id),
            "save" => string.Concat(text.AsSpan(0, list.Items[Index].Start), Typed!.In(list.Items[Index].In(text)), text.AsSpan(list.Items[Index].End)),
            "delete" => JsonEdit.RemoveItem(text, list, Index),
            "up" or "down" or "place" => Moved(text, Index, PlaceIn(list.Items.Count)),
            _ => text,
        };
    }

    /// <summary>Where the page goes on after it.</summary>
    /// <param name="count">Of the entries, before it.</param>
    /// <returns>An entry's place, from 0; null for the top.</returns>
    public int? After(int count) => Deed switch
    {
        "add" => count,
        "save" or "up" or "down" or "place" => PlaceIn(count),
        _ => null,
    };

    private int PlaceIn(int count) => Math.Clamp(
        Deed switch
        {
            "up" => Index - 1,
            "down" => Index + 1,
            "place" => To,
            _ => Index,
        },
        0,
        Math.Max(0, count - 1));

    /// <summary>Neighbour by neighbour: each takes its comments along.</summary>
    private static string Moved(string text, int from, int to)
    {
        for (; from > to; from--)
            text = JsonEdit.SwapWithNext(text, JsonSpans.Of(text)["entries"]!, from - 1);
        for (; from < to; from++)
            text = JsonEdit.SwapWithNext(text, JsonSpans.Of(text)["entries"]!, from);
        return text;
    }

    /// <summary>The file for other boards.</summary>
    /// <param name="text">The file, sound.</param>
    /// <param name="boards">As files name them; none is every board.</param>
    internal static string WithBoards(string text, IReadOnlyList<string> boards)
    {
        var root = JsonSpans.Of(text);
        if (boards.Count == 0)
            return JsonEdit.Remove(text, root, "boards");
        // Written as it stands where it says the same: how people broke its lines is theirs.
        var now = root["boards"] is { } there ? there.Items.Select(item => System.Text.Json.JsonSerializer.Deserialize<string>(item.In(text))!).ToHashSet(StringComparer.Ordinal) : [];
        return now.SetEquals(boards) ? text : JsonEdit.Set(text, root, "boards", $"[{string.Join(", ", boards.Select(EntryForm.Quote))}]");
    }
}
