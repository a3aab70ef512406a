using System.Text.Json.Nodes;
using System.Threading.Channels;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Notices;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Boards;

/// <summary>Something that was wrong with a board, or was over.</summary>
/// <param name="Board">Its id.</param>
/// <param name="At">When it was told, by the hub's clock.</param>
/// <param name="Begins">It began; else it was over.</param>
/// <param name="Words">What.</param>
public sealed record Incident(string Board, Instant At, bool Begins, Bilingual Words);

/// <summary>What was wrong with boards and when, in <c>data/incidents/incidents.jsonl</c>: what people were told, whether or not anybody read it.</summary>
/// <remarks>At 4 MB the file becomes <c>incidents.old.jsonl</c>, in the place of the one before: some twenty thousand lines stay.</remarks>
public sealed partial class IncidentLog(DataFolder data, TimeProvider clock, ILogger<IncidentLog> logger) : BackgroundService
{
    private const string Folder = "incidents";
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly Channel<Incident> _waiting = Channel.CreateBounded<Incident>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Lock _gate = new();

    /// <summary>Takes what is told of a board; returns at once.</summary>
    public void Take(Notice notice)
    {
        if (notice.Incident.Split('/') is ["board", var board, ..] && notice.Kind != NoticeKind.Reminder)
            _waiting.Writer.TryWrite(new Incident(board, clock.Now(), notice.Kind == NoticeKind.Begins, notice.Title));
    }

    /// <summary>The newest first.</summary>
    /// <param name="board">Null for all.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<Incident> Read(BoardId? board, int most)
    {
        lock (_gate)
        {
            return
            [
                .. new[] { PathOf("incidents.old.jsonl"), PathOf("incidents.jsonl") }.Where(File.Exists).SelectMany(path => new ChainedLog(path, logger).Read())
                    .Select(Of).OfType<Incident>().Where(i => board is null || i.Board == board.Value.Value).Reverse().Take(most),
            ];
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var incident in _waiting.Reader.ReadAllAsync(stoppingToken))
            Keep(incident);
    }

    internal void Keep(Incident incident)
    {
        lock (_gate)
        {
            try
            {
                data.FolderAtWork(Folder);
                var path = PathOf("incidents.jsonl");
                if (File.Exists(path) && new FileInfo(path).Length > MostBytes)
                    File.Move(path, PathOf("incidents.old.jsonl"), overwrite: true);
                new ChainedLog(path, logger).Append(new JsonObject
                {
                    ["at"] = InstantPattern.General.Format(incident.At),
                    ["board"] = incident.Board,
                    ["begins"] = incident.Begins,
                    ["en"] = incident.Words.En,
                    ["vi"] = incident.Words.Vi,
                });
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or StartProblemException)
            {
                LogNotKept(incident.Words.En, e.Message);
            }
        }
    }

    private string PathOf(string name) => Path.Combine(data.PathOf(Folder), name);

    private static Incident? Of(JsonObject line) =>
        InstantPattern.General.Parse((string?)line["at"] ?? "") is { Success: true, Value: var at } && (string?)line["board"] is { } board
            ? new Incident(board, at, (bool?)line["begins"] ?? true, new Bilingual((string?)line["en"] ?? "", (string?)line["vi"] ?? ""))
            : null;

    [LoggerMessage(453, LogLevel.Error, "'{Incident}' could not be kept in data/incidents: {Why}")]
    private partial void LogNotKept(string incident, string why);
}

/// <summary>What is told is kept, too.</summary>
internal sealed class KeptNotices(NoticeService service, IncidentLog incidents) : INotices
{
    public void Tell(Notice notice)
    {
        incidents.Take(notice);
        service.Tell(notice);
    }
}
