using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignageHub.Core;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Storage;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Packs;

/// <summary>A pack as it came: who signed it, and what is in it.</summary>
/// <param name="Key">Of the hub that made it; the signature is good under it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Office">The office that made it, in its own words.</param>
/// <param name="Playlists">By id.</param>
/// <param name="Observances">The office's own; null for none.</param>
/// <param name="Texts">Texts of documents, by playlist.</param>
internal sealed record SloganPack(
    VerificationKey Key, string Name, string Office, IReadOnlyDictionary<string, JsonObject> Playlists, JsonObject? Observances, IReadOnlyDictionary<string, string> Texts);

/// <summary>Reads and writes packs: one JSON file that people can read too.</summary>
internal static class PackFile
{
    public const string Format = "signagehub-pack/1";

    /// <summary>Bytes; a year of a ministry's slogans with the texts of its letters is some hundred thousand.</summary>
    public const int Largest = 16 * 1024 * 1024;

    private const int MostPlaylists = 1_000;

    private static readonly JsonSerializerOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public static byte[] Write(JsonObject pack, SigningKey key) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["pack"] = pack,
        ["key"] = new JsonObject { ["x"] = key.Public.X, ["y"] = key.Public.Y },
        ["signature"] = PackSignature.Sign(pack, key),
    }.ToJsonString(Indented) + "\n");

    /// <exception cref="InputProblemException">It cannot be read, is no pack, or was changed since it was signed.</exception>
    public static SloganPack Read(string file)
    {
        var root = Parse(file);
        try
        {
            return Signed(file, root);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException or NullReferenceException or KeyNotFoundException)
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
        return new SloganPack(
            key,
            Text(pack, "name")!,
            Text(pack, "office")!,
            lists.ToDictionary(list => Text(list!.AsObject(), "id")!, list => list!["playlist"]!.AsObject(), StringComparer.Ordinal),
            pack["observances"] as JsonObject,
            pack["sources"]!.AsArray().Where(source => source!["text"] is not null).ToDictionary(source => Text(source!.AsObject(), "playlist")!, source => Text(source!.AsObject(), "text")!, StringComparer.Ordinal));
    }

    private static JsonObject Parse(string file)
    {
        try
        {
            if (new FileInfo(file).Length > Largest)
                throw new InputProblemException(new Bilingual($"{file} is larger than 16 MB; no pack is.", $"{file} lớn hơn 16 MB; không phải gói khẩu hiệu."));
            return JsonNode.Parse(File.ReadAllBytes(file), documentOptions: Strict) as JsonObject ?? throw NoPack(file);
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
