using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Boards;
using SignageHub.Hub.Playlists;
using SignageHub.Push.BoardSide;
using SignageHub.Push.HubSide;

namespace SignageHub.Hub.Boards;

/// <summary>What a board said of itself, for the command line, for pages and for programs.</summary>
public sealed record BoardReportView(
    string Id, string Name, string Size, bool IsHeard, string? HeardAt, string? Reason, string? Scene, long Version, bool IsSettled, int Brightness,
    string? LeaseUntil, long ClockOffset, long PlaysWaiting, int Missing, string? Refused, bool Signs, bool IsRevoked, IReadOnlyList<string> AlarmsEn, IReadOnlyList<string> AlarmsVi)
{
    /// <summary>The board's.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>Whether a secret or a key of its own was given to it once; null where its broker is elsewhere, which the hub does not know.</summary>
    public bool? IsEnrolled { get; init; }

    /// <summary>Since when it has not been heard, though it should be; null while it is.</summary>
    public string? SilentSince => IsHeard ? null : HeardAt;

    /// <summary>Ordered dark by the red button, or by someone who stands at it.</summary>
    public bool IsBlank => BlankReasons.Contains(Reason);

    internal static readonly IReadOnlyList<string?> BlankReasons = [ShownReason.Blank, ShownReason.LocalBlank, ShownReason.BlankUnreadable];
}

/// <summary>What each board of the office said of itself, and what is wrong with it.</summary>
public sealed class BoardReports(BoardConversations conversations, BoardKeys keys, SignageStore signage, TimeProvider clock, IServiceProvider services)
{
    /// <summary>A board speaks once a minute.</summary>
    private static readonly Duration HeardWithin = Duration.FromSeconds(90);

    /// <summary>In the order of boards.json.</summary>
    public IReadOnlyList<BoardReportView> All()
    {
        // One look at each file for all boards.
        var (signing, secrets) = (keys.All(), services.GetService<BoardSecrets>()?.Hashes());
        return [.. signage.Current.Office.Boards.Select(board => Of(board, signing.ContainsKey(board.Id.Value), BoardSecrets.IsRevoked(secrets?.GetValueOrDefault(board.Id.Value))) with
        {
            IsEnrolled = signing.ContainsKey(board.Id.Value) || secrets?.ContainsKey(board.Id.Value) == true ? true : secrets is null ? null : false,
        })];
    }

    public bool IsHeard(BoardId board) => conversations.Newest(board) is { } newest && clock.Now() - newest.HeardAt <= HeardWithin;

    /// <summary>Whether it is heard, and says that nobody has ordered it dark.</summary>
    internal bool IsLit(BoardId board) => IsHeard(board) && conversations.Newest(board) is { } newest && !BoardReportView.BlankReasons.Contains(newest.State.Reason);

    private BoardReportView Of(Board board, bool signs, bool isRevoked)
    {
        var newest = conversations.Newest(board.Id);
        var alarms = conversations.AlarmsOf(board.Id).Select(BoardAlarms.Words).ToList();
        return new BoardReportView(
            board.Id.Value, board.Name, board.Size.ToString(), IsHeard(board.Id), newest is { } heard ? InstantPattern.General.Format(heard.HeardAt) : null,
            newest?.State.Reason, newest?.State.Scene, newest?.State.Version ?? 0, conversations.IsSettled(board.Id), newest?.State.Brightness ?? 0,
            newest?.State.LeaseUntil is { } lease ? InstantPattern.General.Format(lease) : null, newest?.State.ClockOffset ?? 0, newest?.State.PlaysWaiting ?? 0,
            newest?.State.Missing.Count ?? 0, newest?.State.Refused, signs, isRevoked,
            [.. alarms.Select(a => a.En)], [.. alarms.Select(a => a.Vi)])
        {
            Zone = board.TimeZone,
        };
    }
}
