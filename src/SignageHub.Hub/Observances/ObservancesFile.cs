using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Observances;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Observances;

/// <summary>Writes into playlists/observances.json as a person would: what stands there, comments included, stays as it is.</summary>
public static class ObservancesFile
{
    /// <summary>What a file that is not there says.</summary>
    internal const string Empty = "{\n}\n";

    // The folder of playlists is the office's: others may read it.
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Of two who confirm on the page at the same moment neither is lost.</summary>
    private static readonly Lock One = new();

    private const int LongestDocument = 200;

    /// <summary>Whether it can stand in the file: one line, 1 to 200 characters.</summary>
    public static bool IsDocument(string document) => document.Trim().Length is > 0 and <= LongestDocument && !document.Any(char.IsControl);

    /// <summary>Adds a confirmation, or puts it in the place of the one for that year.</summary>
    /// <param name="playlistsFolder">Where the file is.</param>
    /// <param name="observance">As it is in force.</param>
    /// <param name="date">The first day.</param>
    /// <param name="document">What says so.</param>
    /// <param name="anyway">Also an unlikely day.</param>
    /// <param name="mayReplace">Also where the year has this one; null for no one.</param>
    /// <returns>The file's text before and after.</returns>
    /// <exception cref="InputProblemException">There is a doubt that is not set aside, or the file is bad already or cannot be written; it stays as it is.</exception>
    public static (string Before, string After) Confirm(
        string playlistsFolder, Observance observance, LocalDate date, string document, bool anyway = false, Func<Confirmation, bool>? mayReplace = null)
    {
        if (ConfirmationDoubt.Of(observance, date, mayReplace is not null) is { } doubt && (doubt.Kind != DoubtKind.Strange || !anyway))
            throw new InputProblemException(doubt.Words);
        var path = Path.Combine(playlistsFolder, ObservancesReader.FileName);
        var line = $"{{ \"observance\": \"{observance.Id}\", \"date\": \"{LocalDatePattern.Iso.Format(date)}\", \"document\": {JsonText(document)}{(IsOdd(observance, date) ? ", \"anyway\": true" : "")} }}";
        lock (One)
            return Add(path, line, observance, date, mayReplace);
    }

    /// <summary>Who insisted is not asked again by whoever reads the file.</summary>
    private static bool IsOdd(Observance observance, LocalDate date) => ConfirmationDoubt.Of(observance, date, replace: true)?.Kind == DoubtKind.Strange;

    /// <summary>Changes the file in another way.</summary>
    /// <param name="playlistsFolder">Where it is.</param>
    /// <param name="edit">From its text to the new one.</param>
    /// <returns>The text before and after; the same where nothing was to do.</returns>
    /// <exception cref="InputProblemException">The file is bad already, or would be, or cannot be written; it stays as it is.</exception>
    public static (string Before, string After) Change(string playlistsFolder, Func<string, string> edit)
    {
        var path = Path.Combine(playlistsFolder, ObservancesReader.FileName);
        lock (One)
        {
            try
            {
                var before = File.Exists(path) ? FileText.Read(path) : Empty;
                Refuse(path, ObservancesReader.Read(path, FileText.Bytes(before)).Problems);
                var after = edit(before);
                if (after == before)
                    return (before, after);
                Refuse(path, ObservancesReader.Read(path, FileText.Bytes(after)).Problems);
                DurableFile.Write(path, after, Mode);
                return (before, after);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new InputProblemException(new Bilingual($"{path} cannot be written: {FileTrouble.Of(e, path).En}", $"Không ghi được {path}: {FileTrouble.Of(e, path).Vi}"));
            }
        }
    }

    /// <summary>Adds an item to one of the file's lists, or puts it in the place of the one that is meant.</summary>
    /// <param name="text">The file.</param>
    /// <param name="list">The list's name.</param>
    /// <param name="json">The item.</param>
    /// <param name="isMeant">From an item's JSON to whether it is the one.</param>
    internal static string WithItem(string text, string list, string json, Func<string, bool> isMeant)
    {
        var root = JsonSpans.Of(text);
        if (root[list] is not { } items)
            return text == Empty ? $"{{\n  \"{list}\": [\n    {json}\n  ]\n}}\n" : JsonEdit.Set(text, root, list, $"[\n    {json}\n  ]");
        return items.Items.FirstOrDefault(item => isMeant(item.In(text))) is { } before
            ? string.Concat(text.AsSpan(0, before.Start), json, text.AsSpan(before.End))
            : JsonEdit.Append(text, items, json);
    }

    /// <summary>Takes an item out of one of the file's lists, with its comments.</summary>
    internal static string WithoutItem(string text, string list, Func<string, bool> isMeant)
    {
        if (JsonSpans.Of(text)[list] is not { } items)
            return text;
        var index = items.Items.ToList().FindIndex(item => isMeant(item.In(text)));
        return index < 0 ? text : JsonEdit.RemoveItem(text, items, index);
    }

    private static (string Before, string After) Add(string path, string line, Observance observance, LocalDate date, Func<Confirmation, bool>? mayReplace)
    {
        try
        {
            var before = File.Exists(path) ? FileText.Read(path) : Empty;
            var read = ObservancesReader.Read(path, FileText.Bytes(before));
            Refuse(path, read.Problems);
            // Another may have been confirmed since somebody looked.
            if (read.Value!.Find(observance.Id) is { } now && ConfirmationDoubt.Of(now, date) is { Kind: DoubtKind.Replaces } late && mayReplace?.Invoke(now.Confirmed[date.Year]) != true)
                throw new InputProblemException(late.Words);
            var after = WithItem(before, "confirmed", line, item => IsFor(item, read.Value!.Find(observance.Id)!, date.Year, read.Value!));
            var result = ObservancesReader.Read(path, FileText.Bytes(after));
            Refuse(path, result.Problems);
            if (result.Value!.Find(observance.Id)!.Confirmed.GetValueOrDefault(date.Year)?.Date != date)
                throw ByHand(path, line);
            DurableFile.Write(path, after, Mode);
            return (before, after);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual($"{path} cannot be written: {FileTrouble.Of(e, path).En}", $"Không ghi được {path}: {FileTrouble.Of(e, path).Vi}"));
        }
    }

    private static bool IsFor(string item, Observance observance, int year, ObservanceLibrary library)
    {
        var fields = JsonSpans.Of(item);
        return Text(item, fields["observance"]) is { } id && library.Find(id)?.Id == observance.Id
            && Text(item, fields["date"]) is { } date && LocalDatePattern.Iso.Parse(date.Trim()) is { Success: true, Value: var day } && day.Year == year;
    }

    private static string? Text(string text, JsonSpan? value) => value is null ? null : System.Text.Json.JsonSerializer.Deserialize<string>(value.In(text));

    private static void Refuse(string path, IReadOnlyList<Problem> problems)
    {
        if (problems.FirstOrDefault(p => p.Severity == Severity.Error) is { } error)
        {
            throw new InputProblemException(new Bilingual(
                $"{path} stays as it is: {error.In(Language.English)}", $"{path} được giữ nguyên: {error.In(Language.Vietnamese)}"));
        }
    }

    private static InputProblemException ByHand(string path, string line) => new(new Bilingual(
        $"There is no safe place for it in {path}; add this to its list \"confirmed\" by hand: {line}",
        $"Không tìm được chỗ chắc chắn trong {path}; hãy tự thêm vào danh sách \"confirmed\": {line}"));

    private static string JsonText(string text) => System.Text.Json.JsonSerializer.Serialize(text, Relaxed);

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
