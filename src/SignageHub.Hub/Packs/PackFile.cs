using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Storage;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Packs;

/// <summary>A pack as it came: who signed it, and what is in it.</summary>
/// <param name="Key">Of the hub that made it; the signature is good under it.</param>
/// <param name="Name">What it is called: one line, with nothing in it that cannot be seen.</param>
/// <param name="Office">The office that made it, in its own words; likewise.</param>
/// <param name="Made">When, by the clock of the hub that made it.</param>
/// <param name="Playlists">By id; each id can be a file's name on every system.</param>
/// <param name="Observances">The office's own; null for none.</param>
/// <param name="Texts">Texts of documents, by playlist.</param>
/// <param name="Unapproved">By playlist, the numbers of entries that nobody had approved where the pack was made.</param>
internal sealed record SloganPack(
    VerificationKey Key,
    string Name,
    string Office,
    Instant Made,
    IReadOnlyDictionary<string, JsonObject> Playlists,
    JsonObject? Observances,
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyDictionary<string, IReadOnlyList<int>> Unapproved);

/// <summary>Reads and writes packs: one JSON file that people can read too.</summary>
internal static class PackFile
{
    public const string Format = "signagehub-pack/1";

    /// <summary>Bytes; a year of a ministry's slogans with the texts of its letters is some hundred thousand.</summary>
    public const int Largest = 16 * 1024 * 1024;

    public const int MostPlaylists = 1_000;

    /// <summary>Characters of the names that are printed before anybody is trusted.</summary>
    public const int LongestName = 200;

    private static readonly JsonSerializerOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <exception cref="InputProblemException">Nobody could open it: it would be too large.</exception>
    public static byte[] Write(JsonObject pack, SigningKey key)
    {
        var bytes = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["pack"] = pack,
            ["key"] = new JsonObject { ["x"] = key.Public.X, ["y"] = key.Public.Y },
            ["signature"] = PackSignature.Sign(pack, key),
        }.ToJsonString(Indented) + "\n");
        return bytes.Length <= Largest && pack["playlists"]!.AsArray().Count <= MostPlaylists ? bytes : throw new InputProblemException(new Bilingual(
            $"The pack would be too large to be opened: at most {MostPlaylists} playlists and 16 MB. Make several, with --playlist.",
            $"Gói quá lớn, nơi nhận không mở được: tối đa {MostPlaylists} danh sách phát và 16 MB. Hãy chia thành nhiều gói bằng --playlist."));
    }

    /// <summary>Whether a playlist of a pack can be called so: letters, digits, dash and underscore, and no name that stands for something else.</summary>
    public static bool IsId(string id) =>
        id.Length is > 0 and <= PlaylistFiles.LongestId && id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_') && id.IsNormalized() && !PlaylistFiles.IsReserved(id);

    /// <summary>Whether a pack stands there, which a newer one may replace.</summary>
    public static bool IsPack(string file)
    {
        try
        {
            return Parse(file)["pack"] is JsonObject pack && pack["format"] is JsonValue format && format.TryGetValue<string>(out var word) && word == Format;
        }
        catch (InputProblemException)
        {
            return false;
        }
    }

    /// <exception cref="InputProblemException">It cannot be read, is no pack, or was changed since it was signed.</exception>
    public static SloganPack Read(string file)
    {
        var root = Parse(file);
        try
        {
            return Signed(file, root);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException or NullReferenceException or KeyNotFoundException or UnparsableValueException)
        {
            throw NoPack(file);
        }
    }

    private static SloganPack Signed(string file, JsonObject root)
    {
        if (root["pack"] is not JsonObject pack || Text(pack, "format") != Format)
            throw NoPack(file);
        var key = new VerificationKey(Text(root["key"]!.AsObject(), "x")!, Text(root["key"]!.AsObject(), "y")!);
        if (!PackSignature.IsGood(pack, Text(root, "signature")!, key))
            throw new InputProblemException(new Bilingual(
                $"{file} was changed after it was signed, or not copied whole. Ask for it again.", $"{file} đã bị sửa sau khi ký, hoặc sao chép không đủ. Hãy xin lại tệp."));
        var lists = pack["playlists"]!.AsArray();
        if (lists.Count > MostPlaylists)
            throw NoPack(file);
        CheckIds([.. lists.Select(list => Text(list!.AsObject(), "id")!)]);
        return new SloganPack(
            key,
            Line(file, pack, "name"),
            Line(file, pack, "office"),
            InstantPattern.General.Parse(Text(pack, "made")!).GetValueOrThrow(),
            lists.ToDictionary(list => Text(list!.AsObject(), "id")!, list => list!["playlist"]!.AsObject(), StringComparer.Ordinal),
            pack["observances"] as JsonObject,
            pack["sources"]!.AsArray().Where(source => source!["text"] is not null).ToDictionary(source => Text(source!.AsObject(), "playlist")!, source => Text(source!.AsObject(), "text")!, StringComparer.Ordinal),
            lists.ToDictionary(list => Text(list!.AsObject(), "id")!, IReadOnlyList<int> (list) => [.. (list!["unapproved"] as JsonArray ?? []).Select(number => number!.GetValue<int>())], StringComparer.Ordinal));
    }

    /// <summary>Two ids that differ in nothing but capitals are one file on Windows.</summary>
    private static void CheckIds(IReadOnlyList<string> ids)
    {
        if (ids.FirstOrDefault(id => !IsId(id)) is { } bad)
            throw new InputProblemException(new Bilingual($"'{Say.Short(bad)}' can be no playlist's name; the pack is not taken.", $"'{Say.Short(bad)}' không thể là tên danh sách phát; không nhận gói này."));
        if (ids.GroupBy(id => id, StringComparer.OrdinalIgnoreCase).FirstOrDefault(alike => alike.Count() > 1) is { } twins)
            throw new InputProblemException(new Bilingual($"The pack has two playlists called '{twins.Key}', capitals aside; it is not taken.", $"Gói có hai danh sách phát cùng tên '{twins.Key}' (không kể chữ hoa); không nhận gói này."));
    }

    /// <summary>A text that is printed: what a terminal would obey, or what would look like a line of ours, is in no honest pack.</summary>
    private static string Line(string file, JsonObject pack, string name)
    {
        var read = PlainText.Read(Text(pack, name)!, LongestName);
        return read.Value ?? throw new InputProblemException(new Bilingual(
            $"{file}: {name}: {read.Problem!.En}. The pack is not taken.", $"{file}: {name}: {read.Problem.Vi}. Không nhận gói này."));
    }

    private static JsonObject Parse(string file)
    {
        try
        {
            var bytes = BoundedFile.Read(file, Largest)
                ?? throw new InputProblemException(new Bilingual($"{file} is larger than 16 MB; no pack is.", $"{file} lớn hơn 16 MB; không phải gói khẩu hiệu."));
            return JsonNode.Parse(bytes, documentOptions: Strict) as JsonObject ?? throw NoPack(file);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw NoPack(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual($"{file} cannot be read: {FileTrouble.Of(e, file).En}", $"Không đọc được {file}: {FileTrouble.Of(e, file).Vi}"));
        }
    }

    private static string? Text(JsonObject node, string name) => node[name]?.GetValue<string>();

    private static InputProblemException NoPack(string file) => new(new Bilingual(
        $"{file} is no slogan pack. One is made with 'signagehub pack make'.", $"{file} không phải gói khẩu hiệu. Gói được tạo bằng 'signagehub pack make'."));
}
