using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Playlists;
using SignageHub.Mqtt;
using SignageHub.Push.HubSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Publishing;

/// <summary>Brings the broker's retained messages to what the boards are to show. One caller at a time; see <see cref="ChangeOver"/>.</summary>
public sealed partial class Publisher(
    SceneLibrary scenes, PublishedBoards published, PublishedRecords records, BoardConversations conversations, SigningKey key, IMqttBus bus, KeyRing keys, TimeProvider clock, ILogger<Publisher> logger)
{
    /// <summary>How far ahead a board knows its programme, so that it plays on without the hub.</summary>
    public const int DaysAhead = 14;

    private readonly HashSet<FrameId> _frames = [];
    private readonly Dictionary<BoardId, Sent> _sent = [];
    private readonly ProgrammesAhead _ahead = new(DaysAhead);

    /// <summary>Publishes what differs from what is out: frames first, then manifests, and last clears the frames that none names any more.</summary>
    /// <returns>The boards that are held back: their manifest could not be recorded, so they keep what they have.</returns>
    public async Task<IReadOnlySet<BoardId>> Publish(Signage signage, Instant now, CancellationToken cancellationToken)
    {
        var heldBack = new HashSet<BoardId>();
        var keysToTell = KeysToTell();
        var ahead = _ahead.Of(signage.Office.Boards.Select(signage.ProgrammeOf), now);
        var news = new List<News>();
        foreach (var (board, segments) in signage.Office.Boards.Zip(ahead))
        {
            try
            {
                if (Prepare(signage, board, segments, keysToTell, now) is { } prepared)
                    news.Add(prepared);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                HoldBack(board.Id, e);
            }
        }

        // The records must be on disk before the manifests leave: all at once, for one edit may touch thousands of boards. One board's trouble is not the
        // others'; the slow tick tries again.
        foreach (var (board, why) in records.Keep(news.Where(n => n.Record is not null).ToDictionary(n => n.Board, n => n.Record!)))
            HoldBack(board, why);
        foreach (var prepared in news.Where(n => !heldBack.Contains(n.Board)))
            await Send(prepared, cancellationToken);

        foreach (var gone in _sent.Keys.Except(signage.Office.Boards.Select(b => b.Id)).ToList())
            await RemoveBoard(gone, cancellationToken);
        await ClearUnusedFrames(cancellationToken);
        return heldBack;

        void HoldBack(BoardId board, Exception why)
        {
            LogNotRecorded(board, why.Message);
            heldBack.Add(board);
        }
    }

    /// <summary>Each entry that shows some time, once.</summary>
    internal static IEnumerable<ScheduledEntry> EntriesOf(IReadOnlyList<Segment> segments) => segments
        .Where(s => s.Showing.State == ShowingState.Slogans)
        .SelectMany(s => s.Showing.Entries)
        .DistinctBy(entry => entry.Key, StringComparer.Ordinal);

    /// <summary>What is out counts as not sent: the next <see cref="Publish"/> sends all of it.</summary>
    public void Forget()
    {
        conversations.SendOrderAgain();
        _frames.Clear();
        _sent.Clear();
    }

    /// <summary>Clears the frames that no manifest names and the manifests of boards that are not there, as an earlier run may have left them.</summary>
    /// <param name="retained">Topics under which the broker has something.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task ClearLeftovers(IEnumerable<Topic> retained, CancellationToken cancellationToken)
    {
        foreach (var topic in retained)
        {
            var isWanted = topic switch
            {
                Topic.FrameContent frame => published.FrameOf(frame.Id) is not null,
                Topic.OfBoard { Channel: BoardChannel.Desired } desired => published.ManifestOf(desired.Board) is not null,
                _ => true,
            };
            if (!isWanted)
                await bus.Publish(Message(topic, [], null), cancellationToken);
        }
    }

    /// <summary>A next key that cannot be read is not announced (any more); the boards play on, and the command line tells.</summary>
    private IReadOnlyList<VerificationKey>? KeysToTell()
    {
        try
        {
            return keys.ToTell(key.Public);
        }
        catch (StartProblemException e)
        {
            LogNotAnnounced(e.Words.En);
            return null;
        }
    }

    /// <summary>Null when what is out says it already.</summary>
    private News? Prepare(Signage signage, Board board, IReadOnlyList<Segment> segments, IReadOnlyList<VerificationKey>? keysToTell, Instant now)
    {
        var prepared = EntriesOf(segments).Select(entry => (Entry: entry, Scene: scenes.Of(board, entry.Entry))).ToList();
        var idle = scenes.Idle(board, signage.Office);
        var named = new Dictionary<string, NamedScene>(StringComparer.Ordinal);
        foreach (var (entry, scene) in prepared.Where(p => p.Scene.Named is not null))
        {
            var gate = signage.Approvals as ApprovalGate;
            var approval = gate is null ? signage.Approvals.Of(board, entry) : gate.Of(board, entry, scene.Named!);
            if (approval is null && gate is not null && gate.Needs(entry.Entry))
            {
                // A font or a picture has changed since the files were read: the board keeps what was approved until they are read again.
                LogLookChanged(board.Id, entry.Key);
                return null;
            }

            named.Add(entry.Key, scene.Named!.ApprovedBy(approval));
        }

        var draft = ManifestBuilder.Draft(board, segments, named, idle.Named, key.Public.KeyId) with { Trial = !clock.IsProof(), Keys = keysToTell };
        var digest = ManifestBuilder.Digest(draft);
        if (_sent.TryGetValue(board.Id, out var sent) && sent.Digest == digest && sent.IssuedAt <= now && !conversations.IsBehind(board.Id))
            return null;

        var (issued, record, issuedAt) = Issue(board.Id, draft, digest, now);
        return new News(
            board.Id, issued, record, new Sent(digest, issuedAt, draft.Scenes.SelectMany(s => s.AllFrames).ToHashSet()),
            [.. prepared.Select(p => p.Scene).Append(idle).SelectMany(p => p.InTurn is { } second ? (PreparedScene[])[p, second] : [p])]);
    }

    private async Task Send(News news, CancellationToken cancellationToken)
    {
        foreach (var scene in news.Scenes)
            await SendFrames(scene, news.Sent.Frames, cancellationToken);
        published.SetManifest(news.Board, news.Issued.Manifest);
        conversations.Sent(news.Board, news.Issued.Manifest, news.Issued.Version, news.Sent.Frames);
        await bus.Publish(Message(new Topic.OfBoard(news.Board, BoardChannel.Desired), System.Text.Encoding.ASCII.GetBytes(news.Issued.Manifest), SignedManifest.ContentType), cancellationToken);
        _sent[news.Board] = news.Sent;
    }

    /// <summary>The stored manifest if it still says what is wanted (after a restart), otherwise a new one, whose record has to be kept before it leaves.</summary>
    /// <remarks>A manifest from the future (the clock was set back since) is made anew: a board's time never runs back behind it.</remarks>
    private (PublishedRecord Issued, PublishedRecord? ToKeep, Instant IssuedAt) Issue(BoardId board, Manifest draft, string digest, Instant now)
    {
        var last = records.Of(board);
        if (last is not null && last.Digest == digest && !conversations.IsBehind(board) && IssuedAt(last.Manifest) is { } before && before <= now)
            return (last, null, before);
        var version = Versions.Next(last?.Version ?? 0, conversations.ReportedBy(board), TimeProvider.System.Now());
        var record = new PublishedRecord(version, digest, SignedManifest.Sign(draft with { Version = version, IssuedAt = now }, key));
        LogPublished(board, version, draft.Segments.Count, draft.Scenes.Count);
        return (record, record, now);
    }

    /// <summary>Null when this hub's key did not sign it.</summary>
    private Instant? IssuedAt(string manifest) =>
        Jws.Verify(manifest, Jws.ManifestType, [key.Public]).Payload is { } payload ? ManifestJson.Read(payload)?.IssuedAt : null;

    private async Task SendFrames(PreparedScene scene, HashSet<FrameId> used, CancellationToken cancellationToken)
    {
        foreach (var (id, file) in scene.Files)
        {
            if (!used.Contains(id) || _frames.Contains(id))
                continue;
            published.SetFrame(id, file);
            await bus.Publish(Message(new Topic.FrameContent(id), file, "image/png"), cancellationToken);
            _frames.Add(id);
        }
    }

    private async Task RemoveBoard(BoardId board, CancellationToken cancellationToken)
    {
        _sent.Remove(board);
        published.RemoveManifest(board);
        conversations.Forget(board);
        await bus.Publish(Message(new Topic.OfBoard(board, BoardChannel.Desired), [], null), cancellationToken);
    }

    private async Task ClearUnusedFrames(CancellationToken cancellationToken)
    {
        foreach (var id in _frames.Except(_sent.Values.SelectMany(s => s.Frames)).ToList())
        {
            _frames.Remove(id);
            published.RemoveFrame(id);
            await bus.Publish(Message(new Topic.FrameContent(id), [], null), cancellationToken);
        }
    }

    private static MqttMessage Message(Topic topic, byte[] payload, string? contentType) => new()
    {
        Topic = topic.ToString(),
        Payload = payload,
        Qos = QualityOfService.AtLeastOnce,
        Retain = topic.Retained,
        ContentType = contentType,
    };

    /// <summary>A manifest that is to leave, with what it needs; a record only where it is a new one.</summary>
    private sealed record News(BoardId Board, PublishedRecord Issued, PublishedRecord? Record, Sent Sent, IReadOnlyList<PreparedScene> Scenes);

    private sealed record Sent(string Digest, Instant IssuedAt, HashSet<FrameId> Frames);

    [LoggerMessage(303, LogLevel.Error, "The manifest for {Board} cannot be recorded ({Why}) and stays back; the board keeps what it has.")]
    private partial void LogNotRecorded(BoardId board, string why);

    [LoggerMessage(307, LogLevel.Warning, "{Entry} would light on {Board} other than it was approved: a font or a picture has changed. The board keeps what it has until the files are read again.")]
    private partial void LogLookChanged(BoardId board, string entry);

    [LoggerMessage(306, LogLevel.Error, "The next signing key is not announced: {Why}")]
    private partial void LogNotAnnounced(string why);

    [LoggerMessage(301, LogLevel.Information, "Manifest {Version} for {Board}: {Segments} segments, {Scenes} scenes.")]
    private partial void LogPublished(BoardId board, long version, int segments, int scenes);
}
