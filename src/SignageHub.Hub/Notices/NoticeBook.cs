using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Notices;

/// <summary>A notice that a way has not taken yet.</summary>
/// <param name="Number">Rises; tells it from others that say the same.</param>
/// <param name="Notice">What there is to tell.</param>
/// <param name="AtMilliseconds">Since 1970: when it was told.</param>
internal sealed record WaitingNotice(long Number, Notice Notice, long AtMilliseconds)
{
    public Instant At => Instant.FromUnixTimeMilliseconds(AtMilliseconds);
}

/// <summary>
/// Which incidents are open and which notices wait, in <c>data/notices.json</c>: an incident is one message when it begins and one when it is over,
/// however often the hub starts anew between.
/// </summary>
/// <remarks>Safe for use from several threads. A kill between a way's yes and the next write has that one notice told twice; none is lost.</remarks>
internal sealed partial class NoticeBook(DataFolder data, ILogger<NoticeBook> logger)
{
    /// <summary>Wait on a way at most; then the oldest goes.</summary>
    public const int Most = 200;

    private const int MostReminders = 500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly Lock _gate = new();
    private readonly Lock _writing = new();
    private readonly string _path = data.PathOf("notices.json");
    private bool _isChanged;

    private Kept State => field ??= Read();

    public bool IsOpen(string incident)
    {
        lock (_gate)
            return State.Open.Contains(incident);
    }

    /// <summary>Puts a notice down for every way, unless it is no news.</summary>
    /// <returns>What had to give way, with its way; null when there is nothing to tell.</returns>
    public IReadOnlyList<(string Way, Notice Lost)>? Take(Notice notice, IEnumerable<string> ways, Instant at)
    {
        lock (_gate)
        {
            if (!IsNews(notice))
                return null;
            _isChanged = true;
            var lost = new List<(string, Notice)>();
            foreach (var way in ways)
            {
                if (!State.Waiting.TryGetValue(way, out var waiting))
                    State.Waiting[way] = waiting = [];
                waiting.Add(new WaitingNotice(++State.Number, notice, at.ToUnixTimeMilliseconds()));
                if (waiting.Count <= Most)
                    continue;
                lost.Add((way, waiting[0].Notice));
                waiting.RemoveAt(0);
            }

            return lost;
        }
    }

    /// <summary>The oldest that the way has not taken; null for none.</summary>
    public WaitingNotice? First(string way)
    {
        lock (_gate)
            return State.Waiting.TryGetValue(way, out var waiting) && waiting.Count > 0 ? waiting[0] : null;
    }

    /// <summary>The way has taken it, or never will.</summary>
    public void Done(string way, WaitingNotice told)
    {
        lock (_gate)
            _isChanged |= State.Waiting.TryGetValue(way, out var waiting) && waiting.RemoveAll(w => w.Number == told.Number) > 0;
    }

    /// <summary>Whatever these incidents were about is no more: nobody hears that they are over.</summary>
    public void Forget(string beginning)
    {
        lock (_gate)
            _isChanged |= State.Open.RemoveWhere(incident => incident.StartsWith(beginning, StringComparison.Ordinal)) > 0;
    }

    /// <summary>On disk when it returns, if anything has changed. A disk that refuses is told and tried again with the next change.</summary>
    public void Save()
    {
        lock (_writing)
        {
            byte[] content;
            lock (_gate)
            {
                if (!_isChanged)
                    return;
                _isChanged = false;
                content = JsonSerializer.SerializeToUtf8Bytes(State, Json);
            }

            try
            {
                DurableFile.Write(_path, content);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                lock (_gate)
                    _isChanged = true;
                LogNotKept(FileTrouble.Of(e, _path).En);
            }
        }
    }

    private bool IsNews(Notice notice)
    {
        switch (notice.Kind)
        {
            case NoticeKind.Begins:
                return State.Open.Add(notice.Incident);
            case NoticeKind.Over:
                return State.Open.Remove(notice.Incident);
            default:
                // A reminder says how many days are left: the same words are the same reminder.
                if (State.Reminded.GetValueOrDefault(notice.Incident) == notice.Text.Vi)
                    return false;
                if (State.Reminded.Count >= MostReminders)
                    State.Reminded.Clear();
                State.Reminded[notice.Incident] = notice.Text.Vi;
                return true;
        }
    }

    private Kept Read()
    {
        try
        {
            return File.Exists(_path) ? JsonSerializer.Deserialize<Kept>(File.ReadAllBytes(_path), Json) ?? new Kept() : new Kept();
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            LogNotRead(_path, e.Message);
            return new Kept();
        }
    }

    private sealed class Kept
    {
        public long Number { get; set; }

        public HashSet<string> Open { get; init; } = [];

        public Dictionary<string, string> Reminded { get; init; } = [];

        public Dictionary<string, List<WaitingNotice>> Waiting { get; init; } = [];
    }

    [LoggerMessage(453, LogLevel.Error, "What was told to people cannot be kept ({Why}); after a restart it may be told again.")]
    private partial void LogNotKept(string why);

    [LoggerMessage(454, LogLevel.Error, "{Path} cannot be read ({Why}) and is made anew; what is still wrong is told again.")]
    private partial void LogNotRead(string path, string why);
}
