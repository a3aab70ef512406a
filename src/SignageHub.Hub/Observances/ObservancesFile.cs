using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Observances;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Observances;

/// <summary>Writes into playlists/observances.json as a person would: what stands there, comments included, stays as it is.</summary>
public static partial class ObservancesFile
{
    // The folder of playlists is the office's: others may read it.
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Adds a confirmation.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="InputProblemException">The file is bad already, cannot be written, or the day is confirmed already; it stays as it is.</exception>
    public static string Confirm(string playlistsFolder, Observance observance, LocalDate date, string document)
    {
        var path = Path.Combine(playlistsFolder, ObservancesReader.FileName);
        var line = $"{{ \"observance\": \"{observance.Id}\", \"date\": \"{LocalDatePattern.Iso.Format(date)}\", \"document\": {JsonText(document)} }},";
        try
        {
            var before = File.Exists(path) ? File.ReadAllText(path) : "{\n}\n";
            Refuse(path, ObservancesReader.Read(path, Encoding.UTF8.GetBytes(before)).Problems);
            var after = With(before, line);
            var result = ObservancesReader.Read(path, Encoding.UTF8.GetBytes(after));
            Refuse(path, result.Problems);
            if (result.Value!.Find(observance.Id)!.Confirmed.GetValueOrDefault(date.Year)?.Date != date)
                throw ByHand(path, line);
            DurableFile.Write(path, after, Mode);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual($"{path} cannot be written: {FileTrouble.Of(e, path).En}", $"Không ghi được {path}: {FileTrouble.Of(e, path).Vi}"));
        }
    }

    /// <remarks>Both lists and objects may end with a comma in these files, so a new first item fits whatever follows.</remarks>
    private static string With(string text, string line)
    {
        var list = Confirmed().Match(text);
        if (list.Success)
            return text.Insert(list.Index + list.Length, $"\n    {line}\n  ");
        var start = text.IndexOf('{', StringComparison.Ordinal) + 1;
        return text.Insert(start, $"\n  \"confirmed\": [\n    {line}\n  ],");
    }

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

    // At the beginning of a line, so that a mention in a comment is no list.
    [GeneratedRegex("""(?m)^\s*"confirmed"\s*:\s*\[""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Confirmed();
}
