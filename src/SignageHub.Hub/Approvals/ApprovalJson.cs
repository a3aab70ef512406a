using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using SignageHub.Core.Frames;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Approvals;

/// <summary>Records as lines of the log, and back.</summary>
internal static class ApprovalJson
{
    private const string Approved = "approved";

    private const string SentBack = "sent-back";

    private const string Submitted = "submitted";

    /// <summary>The same record under the id that its content gives.</summary>
    public static ApprovalRecord WithId(ApprovalRecord record) => record with { Id = IdOf(Write(record with { Id = "" })) };

    /// <summary>Whether a line's id is the one that its content gives: a line that was changed by hand has not.</summary>
    public static bool HasOwnId(JsonObject line)
    {
        var bare = (JsonObject)line.DeepClone();
        bare.Remove(ChainedLog.Previous);
        bare["id"] = "";
        return Text(line, "id") == IdOf(bare);
    }

    private static string IdOf(JsonObject json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json.ToJsonString())).AsSpan(0, 8));

    public static JsonObject Write(ApprovalRecord record)
    {
        var line = Line(record);
        if (record.Digests is { } digests)
            line["digests"] = Texts(digests);
        return line;
    }

    private static JsonObject Line(ApprovalRecord record) => new()
    {
        ["id"] = record.Id,
        ["what"] = record.IsSubmission ? Submitted : record.Withdraws is null ? Approved : SentBack,
        ["at"] = InstantPattern.ExtendedIso.Format(record.At),
        ["by"] = record.By,
        ["note"] = record.Note,
        ["playlist"] = record.Playlist,
        ["entry"] = record.Entry,
        ["slogan"] = record.Slogan,
        ["english"] = record.English,
        ["when"] = record.When,
        ["level"] = record.Level,
        ["document"] = record.Document,
        ["scenes"] = record.IsApproval ? new JsonArray([.. record.Scenes.Select(Write)]) : null,
        ["withdraws"] = record.Withdraws is { } ids ? Texts(ids) : null,
    };

    /// <summary>Null for a line that is none of ours, or from a later version that says more than this one understands.</summary>
    public static ApprovalRecord? Read(JsonObject line)
    {
        try
        {
            return Known(line);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or JsonException or KeyNotFoundException or NullReferenceException)
        {
            return null;
        }
    }

    private static ApprovalRecord? Known(JsonObject line)
    {
        var what = Text(line, "what");
        if (what is not (Approved or SentBack or Submitted) || InstantPattern.ExtendedIso.Parse(Text(line, "at") ?? "") is not { Success: true } at)
            return null;
        if (Text(line, "id") is not { } id || Text(line, "by") is not { } by || Text(line, "playlist") is not { } playlist || Text(line, "entry") is not { } entry)
            return null;
        return new ApprovalRecord
        {
            Id = id,
            At = at.Value,
            By = by,
            Note = Text(line, "note"),
            Playlist = playlist,
            Entry = entry,
            Slogan = Text(line, "slogan"),
            English = Text(line, "english"),
            When = Text(line, "when") ?? "",
            Level = Text(line, "level") ?? "",
            Document = Text(line, "document"),
            Scenes = what == Approved ? [.. line["scenes"]!.AsArray().Select(scene => ReadScene(scene!.AsObject()))] : [],
            IsSubmission = what == Submitted,
            Withdraws = what == SentBack ? Texts(line["withdraws"]!) : null,
            Digests = what != Approved && line["digests"] is { } digests ? Texts(digests) : null,
        };
    }

    private static JsonObject Write(ApprovedScene scene) => new()
    {
        ["digest"] = scene.Digest,
        ["boards"] = Texts(scene.Boards),
        ["turn"] = new JsonArray([.. scene.Turn.Select(JsonNode (turn) => new JsonObject
        {
            ["kind"] = turn.Kind,
            ["frames"] = Texts(turn.Frames.Select(f => f.Hex)),
            ["pixelsPerSecond"] = turn.PixelsPerSecond,
            ["seconds"] = new JsonArray([.. turn.Seconds.Select(s => (JsonNode)JsonValue.Create(s))]),
            ["transition"] = turn.Transition,
        })]),
    };

    private static ApprovedScene ReadScene(JsonObject scene) => new(
        Text(scene, "digest") ?? throw new FormatException("no digest"),
        Texts(scene["boards"]!),
        [.. scene["turn"]!.AsArray().Select(turn => ReadTurn(turn!.AsObject()))]);

    private static ApprovedTurn ReadTurn(JsonObject turn) => new(
        Text(turn, "kind") ?? "",
        [.. Texts(turn["frames"]!).Select(hex => FrameId.TryParse(hex, out var id) ? id : throw new FormatException("no frame"))],
        turn["pixelsPerSecond"]!.GetValue<int>(),
        [.. turn["seconds"]!.AsArray().Select(s => decimal.Parse(s!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture))],
        Text(turn, "transition") ?? "");

    private static string? Text(JsonObject line, string name) => line[name]?.GetValue<string>();

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    private static List<string> Texts(JsonNode array) => [.. array.AsArray().Select(text => text!.GetValue<string>())];
}
