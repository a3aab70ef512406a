using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;

namespace SignageHub.Push.Manifests;

/// <summary>Manifests as UTF-8 JSON and back. The same manifest always gives the same bytes.</summary>
public static class ManifestJson
{
    private static readonly ManifestContext Context = new(Options());

    /// <summary>How all JSON of the protocol is written.</summary>
    internal static JsonSerializerOptions Options() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        // Never put into a page unescaped: readable Vietnamese, smaller messages.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        MaxDepth = 8,
        Converters =
        {
            new InstantConverter(),
            new BoardIdConverter(),
            new FrameIdConverter(),
            new SceneKindConverter(),
        },
    };

    public static byte[] Write(Manifest manifest) => JsonSerializer.SerializeToUtf8Bytes(manifest, Context.Manifest);

    /// <summary>Null for anything that is not a manifest; members that a later version adds are passed over.</summary>
    public static Manifest? Read(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            return null;
        try
        {
            return JsonSerializer.Deserialize(utf8, Context.Manifest);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(StringOf(ref reader)) is { Success: true } parsed
                ? parsed.Value
                : throw new JsonException("no instant");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }

    private sealed class BoardIdConverter : JsonConverter<BoardId>
    {
        public override BoardId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            BoardId.TryParse(StringOf(ref reader), out var id) ? id : throw new JsonException("no board id");

        public override void Write(Utf8JsonWriter writer, BoardId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }

    private sealed class FrameIdConverter : JsonConverter<FrameId>
    {
        public override FrameId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            FrameId.TryParse(StringOf(ref reader), out var id) ? id : throw new JsonException("no frame id");

        public override void Write(Utf8JsonWriter writer, FrameId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Hex);
    }

    private sealed class SceneKindConverter : JsonConverter<SceneKind>
    {
        public override SceneKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            StringOf(ref reader) switch
            {
                "static" => SceneKind.Static,
                "pages" => SceneKind.Pages,
                "scroll" => SceneKind.Scroll,
                _ => throw new JsonException("no kind of scene"),
            };

        public override void Write(Utf8JsonWriter writer, SceneKind value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value switch
            {
                SceneKind.Static => "static",
                SceneKind.Pages => "pages",
                SceneKind.Scroll => "scroll",
                _ => throw new ArgumentOutOfRangeException(nameof(value)),
            });
    }

    private static string StringOf(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("a text was expected");
}

[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestContext : JsonSerializerContext;
