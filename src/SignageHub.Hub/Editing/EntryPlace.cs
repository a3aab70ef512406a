using System.Text.Json;

namespace SignageHub.Hub.Editing;

/// <summary>Finds the entry that somebody had open again in a file that others have changed since. Its number says nothing any more: what was seen of it does.</summary>
internal static class EntryPlace
{
    /// <summary>Of the words of two texts, to take one for a rewording of the other.</summary>
    private const double Alike = 0.5;

    /// <param name="now">The file as it stands, sound.</param>
    /// <param name="seen">The file as they saw it; null where nobody has it any more.</param>
    /// <param name="was">The entry's JSON as they saw it, as the browser brought it back.</param>
    /// <param name="index">Its place then, from 0.</param>
    /// <returns>Its place now; -1 where it is gone, or where nobody can tell.</returns>
    public static int Find(string now, string? seen, string was, int index)
    {
        var items = ItemsOf(now);
        var open = OneLine(was);
        var same = Enumerable.Range(0, items.Count).Where(i => items[i] == open).ToList();
        if (same.Count > 0)
            return same.MinBy(i => Math.Abs(i - index));
        if (FactsOf(open) is not { } entry)
            return -1;
        if (entry.Id is not null)
            return items.FindIndex(item => FactsOf(item)?.Id == entry.Id);
        if (seen is null)
            return -1;
        // What stood there before is another entry, however much it looks like this one.
        var others = ItemsOf(seen);
        others.Remove(open);
        var isNew = items.Select(item => !others.Remove(item)).ToList();
        var candidates = Enumerable.Range(0, items.Count).Where(i => isNew[i] && FactsOf(items[i]) is { Id: null }).ToList();
        var best = candidates.Select(i => (Place: i, Share: Share(entry.Slogan, FactsOf(items[i])!.Slogan))).Where(c => c.Share >= Alike).OrderByDescending(c => c.Share).ToList();
        return best.Count == 1 || (best.Count > 1 && best[0].Share > best[1].Share) ? best[0].Place : -1;
    }

    /// <summary>Browsers send line ends of their own.</summary>
    private static string OneLine(string json) => json.ReplaceLineEndings("\n");

    private static List<string> ItemsOf(string text) => [.. (JsonSpans.Of(text)["entries"]?.Items ?? []).Select(item => OneLine(item.In(text)))];

    private static Facts? FactsOf(string json)
    {
        try
        {
            var entry = EntryForm.Parse(json);
            return new Facts(entry["id"]?.ToString(), entry["slogan"]?.ToString() ?? "");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // What no page of ours has sent: no JSON, or with a name twice.
            return null;
        }
    }

    /// <summary>Two entries that are dark have the same words: none.</summary>
    private static double Share(string one, string two)
    {
        var (a, b) = (Words(one), Words(two));
        return a.Count == 0 && b.Count == 0 ? 1 : (double)a.Intersect(b, StringComparer.OrdinalIgnoreCase).Count() / Math.Max(a.Count, b.Count);
    }

    private static List<string> Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    private sealed record Facts(string? Id, string Slogan);
}
