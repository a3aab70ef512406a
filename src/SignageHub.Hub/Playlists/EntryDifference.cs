using System.Text;
using SignageHub.Core;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Playlists;

/// <summary>What is different between two versions of a playlist, entry by entry: what was added, what dropped, and what changed.</summary>
internal static class EntryDifference
{
    /// <summary>An entry is the same one when its id is, or else its text. Order counts for nothing.</summary>
    /// <returns>Of a changed entry first what it was, then what it is.</returns>
    public static IReadOnlyList<DiffLine> Of(Playlist before, Playlist after, Language language)
    {
        var left = before.Entries.ToList();
        var lines = new List<DiffLine>();
        foreach (var entry in after.Entries)
        {
            var was = left.Find(old => IsSame(old, entry)) ?? left.Find(old => old.Id is { } id && id == entry.Id) ?? left.Find(old => (old.Slogan, old.Dark) == (entry.Slogan, entry.Dark));
            if (was is not null)
                left.Remove(was);
            if (was is not null && IsSame(was, entry))
                continue;
            if (was is not null)
                lines.Add(new DiffLine('-', Line(was, language)));
            lines.Add(new DiffLine('+', Line(entry, language)));
        }

        lines.AddRange(left.Select(dropped => new DiffLine('-', Line(dropped, language))));
        return lines;
    }

    /// <summary>The same of two files; where one cannot be read as a playlist, line by line.</summary>
    public static IReadOnlyList<DiffLine> Of(string before, string after, Language language) =>
        Read(before) is { } old && Read(after) is { } now ? Of(old, now, language) : [.. LineDiff.Of(before, after).Where(line => line.Sign != ' ')];

    /// <summary>A text, its days, and its level where that is not the usual one.</summary>
    public static string Line(Entry entry, Language language)
    {
        var level = entry.Dark ? null : EditTexts.Levels.FirstOrDefault(l => string.Equals(l.Word, entry.Level.ToString(), StringComparison.OrdinalIgnoreCase)).Name;
        return $"{entry.Slogan ?? new Bilingual("(dark)", "(tắt bảng)").In(language)}{(entry.English is { } english ? $" / {english}" : "")}: {WhenPhrase.Of(entry.When, language)}"
            + (entry.Level is Level.Normal or Level.Dark || level is null ? "" : $" ({level.In(language)})");
    }

    public static void Write(IReadOnlyList<DiffLine> lines, Output output)
    {
        foreach (var line in lines)
            output.Result.WriteLine($"{line.Sign} {line.Text}");
    }

    /// <summary>All of it that somebody could see on a board; what is noted beside it does not matter.</summary>
    private static bool IsSame(Entry one, Entry other) => What(one) == What(other);

    private static (string?, string?, bool, Level, int, bool, TextStyle, string) What(Entry entry) =>
        (entry.Slogan, entry.English, entry.Dark, entry.Level, entry.Weight, entry.Draft, entry.Style, WhenText.Of(entry.When));

    private static Playlist? Read(string text) => PlaylistReader.Read("", "x", Encoding.UTF8.GetBytes(text), office: null).Value;
}
