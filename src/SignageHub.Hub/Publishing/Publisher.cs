using System.Runtime.CompilerServices;
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

    /// <summary>Manifests that may wait for their acknowledgement at the same time; the client of an outside broker takes a thousand.</summary>
    private const int AtATime = 500;

    /// <summary>More boards than this are told as one number.</summary>
    internal const int MostToldApart = 20;

    private readonly ConditionalWeakTable<SharedDraft, HashSet<FrameId>> _framesOf = [];
    private readonly HashSet<FrameId> _frames = [];
    private readonly Dictionary<BoardId, Sent> _sent = [];
    private readonly ProgrammesAhead _ahead = new(DaysAhead);
    private readonly TidyUp _tidyUp = TidyUp.ByTheRuntime();

    /// <summary>Publishes what differs from what is out: frames first, then manifests, and last clears the frames that none names any more.</summary>
    /// <returns>The boards that are held back: their manifest could not be recorded, so they keep what they have.</returns>
    public async Task<IReadOnlySet<BoardId>> Publish(Signage signage, Instant now, CancellationToken cancellationToken)
    {
        var heldBack = new HashSet<BoardId>();
        var keysToTell = KeysToTell();
        var ahead = _ahead.Of(signage.Office.Boards.Select(signage.ProgrammeOf), now);
        var drafts = new SharedDrafts(signage, scenes, key.Public.KeyId, draft => draft with { Trial = !clock.IsProof(), Keys = keysToTell });
        var wanted = new List<News>();
        foreach (var (board, segments) in signage.Office.Boards.Zip(ahead))
        {
            try
            {
                if (Prepare(board, segments, drafts, now) is { } prepared)
                    wanted.Add(prepared);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                HoldBack(board.Id, e);
            }
        }

        var news = Sign(wanted, now);
        // The records must be on disk before the manifests leave: all at once, for one edit may touch thousands of boards. One board's trouble is not the
        // others'; the slow tick tries again.
        foreach (var (board, why) in records.Keep(news.Where(n => n.IsNew).ToDictionary(n => n.Board, n => n.Issued!)))
            HoldBack(board, why);
        await Send([.. news.Where(n => !heldBack.Contains(n.Board))], cancellationToken);

        foreach (var gone in _sent.Keys.Except(signage.Office.Boards.Select(b => b.Id)).ToList())
            await RemoveBoard(gone, cancellationToken);
        await ClearUnusedFrames(cancellationToken);
        _ = _tidyUp.After(news.Count(n => n.IsNew));
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
                await bus.Publish(Message(topic, ReadOnlyMemory<byte>.Empty, null), cancellationToken);
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
    private News? Prepare(Board board, IReadOnlyList<Segment> segments, SharedDrafts drafts, Instant now)
    {
        if (drafts.Of(board, segments, out var changed) is not { } draft)
        {
            LogLookChanged(board.Id, changed!.Key);
            return null;
        }

        var digest = draft.Text.DigestFor(board.Id);
        if (_sent.TryGetValue(board.Id, out var sent) && sent.Digest == digest && sent.IssuedAt <= now && !conversations.IsBehind(board.Id))
            return null;
        // The stored manifest if it still says what is wanted (after a restart), otherwise a new one, whose record has to be kept before it leaves. A
        // manifest from the future (the clock was set back since) is made anew: a board's time never runs back behind it.
        var last = records.Of(board.Id);
        if (last is not null && last.Digest == digest && !conversations.IsBehind(board.Id) && IssuedAt(last.Manifest) is { } before && before <= now)
            return new News(board.Id, draft, digest, last.Version, before) { Issued = last };
        var version = Versions.Next(last?.Version ?? 0, conversations.ReportedBy(board.Id), TimeProvider.System.Now(), Random.Shared);
        return new News(board.Id, draft, digest, version, now) { IsNew = true };
    }

    /// <summary>On all processors: a signature takes longer than all the rest that is to be done for a board.</summary>
    private News[] Sign(List<News> wanted, Instant now)
    {
        var signed = new News[wanted.Count];
        Parallel.For(0, wanted.Count, i =>
        {
            var one = wanted[i];
            signed[i] = one.IsNew ? one with { Issued = new PublishedRecord(one.Version, one.Digest, one.Draft.Text.Sign(one.Board, one.Version, now, key)) } : one;
        });
        var made = signed.Count(n => n.IsNew);
        if (made > MostToldApart)
            LogManyPublished(made);
        foreach (var one in made > MostToldApart ? [] : signed.Where(n => n.IsNew))
            LogPublished(one.Board, one.Version, one.Draft.Text.Draft.Segments.Count, one.Draft.Text.Draft.Scenes.Count);
        return signed;
    }

    /// <summary>Frames first. Several manifests are under way at a time: a broker elsewhere takes a while to acknowledge each.</summary>
    private async Task Send(IReadOnlyList<News> news, CancellationToken cancellationToken)
    {
        foreach (var draft in news.Select(n => n.Draft).Distinct())
        {
            foreach (var scene in draft.Scenes)
                await SendFrames(scene, FramesOf(draft), cancellationToken);
        }

        foreach (var some in news.Chunk(AtATime))
        {
            var underWay = some.Select(one => Send(one, cancellationToken).AsTask()).ToList();
            try
            {
                await Task.WhenAll(underWay);
            }
            finally
            {
                foreach (var (one, _) in some.Zip(underWay).Where(pair => pair.Second.IsCompletedSuccessfully))
                    _sent[one.Board] = new Sent(one.Digest, one.IssuedAt, FramesOf(one.Draft));
            }
        }
    }

    private ValueTask Send(News news, CancellationToken cancellationToken)
    {
        var manifest = news.Issued!.Manifest;
        published.SetManifest(news.Board, manifest);
        conversations.Sent(news.Board, manifest, news.Version, FramesOf(news.Draft));
        return bus.Publish(Message(new Topic.OfBoard(news.Board, BoardChannel.Desired), manifest.Bytes, SignedManifest.ContentType), cancellationToken);
    }

    /// <summary>One set for all boards that share the draft.</summary>
    private HashSet<FrameId> FramesOf(SharedDraft draft) =>
        _framesOf.GetValue(draft, static shared => shared.Text.Draft.Scenes.SelectMany(s => s.AllFrames).ToHashSet());

    /// <summary>Null when this hub's key did not sign it.</summary>
    private Instant? IssuedAt(CompactJws manifest) =>
        Jws.Verify(manifest.ToString(), Jws.ManifestType, [key.Public]).Payload is { } payload ? ManifestJson.Read(payload)?.IssuedAt : null;

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
        await bus.Publish(Message(new Topic.OfBoard(board, BoardChannel.Desired), ReadOnlyMemory<byte>.Empty, null), cancellationToken);
    }

    private async Task ClearUnusedFrames(CancellationToken cancellationToken)
    {
        foreach (var id in _frames.Except(_sent.Values.Select(s => s.Frames).Distinct().SelectMany(frames => frames)).ToList())
        {
            _frames.Remove(id);
            published.RemoveFrame(id);
            await bus.Publish(Message(new Topic.FrameContent(id), ReadOnlyMemory<byte>.Empty, null), cancellationToken);
        }
    }

    private static MqttMessage Message(Topic topic, ReadOnlyMemory<byte> payload, string? contentType) => new()
    {
        Topic = topic.ToString(),
        Payload = payload,
        Qos = QualityOfService.AtLeastOnce,
        Retain = topic.Retained,
        ContentType = contentType,
    };

    /// <summary>A manifest that is to leave; a new one has to be signed and recorded before.</summary>
    private sealed record News(BoardId Board, SharedDraft Draft, string Digest, long Version, Instant IssuedAt)
    {
        public bool IsNew { get; init; }

        /// <summary>Null until it is signed.</summary>
        public PublishedRecord? Issued { get; init; }
    }

    private sealed record Sent(string Digest, Instant IssuedAt, HashSet<FrameId> Frames);

    [LoggerMessage(303, LogLevel.Error, "The manifest for {Board} cannot be recorded ({Why}) and stays back; the board keeps what it has.")]
    private partial void LogNotRecorded(BoardId board, string why);

    [LoggerMessage(307, LogLevel.Warning, "{Entry} would light on {Board} other than it was approved: a font or a picture has changed. The board keeps what it has until the files are read again.")]
    private partial void LogLookChanged(BoardId board, string entry);

    [LoggerMessage(306, LogLevel.Error, "The next signing key is not announced: {Why}")]
    private partial void LogNotAnnounced(string why);

    [LoggerMessage(301, LogLevel.Information, "Manifest {Version} for {Board}: {Segments} segments, {Scenes} scenes.")]
    private partial void LogPublished(BoardId board, long version, int segments, int scenes);

    [LoggerMessage(308, LogLevel.Information, "Manifests for {Boards} boards.")]
    private partial void LogManyPublished(int boards);
}
