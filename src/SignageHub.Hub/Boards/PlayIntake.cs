using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Storage;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;
using SignageHub.Push.Storage;

namespace SignageHub.Hub.Boards;

/// <summary>Takes the plays that boards hand in, and says that it has them when they are on the disk: what a board hears of, the hub never loses.</summary>
/// <remarks>Safe for use from several threads.</remarks>
/// <param name="dataFolder">Where they are kept, in <c>plays/</c>.</param>
/// <param name="key">Signs what boards are told.</param>
/// <param name="clock">The hub's.</param>
/// <param name="logger">The hub's.</param>
internal sealed partial class PlayIntake(string dataFolder, SigningKey key, TimeProvider clock, ILogger logger)
{
    /// <summary>Not the lock under which boards are spoken to: it is held while the disk flushes, and nothing that is said to them, least of all an order to be dark, waits for that.</summary>
    private readonly Lock _gate = new();
    private readonly Dictionary<BoardId, PlayTable> _tables = [];

    public IDurableDisk Disk { get; set; } = new FolderDisk(dataFolder);

    /// <summary>What of the journals rotted.</summary>
    public DamageWatch Damage { get; } = new(dataFolder);

    /// <returns>The signed acknowledgement; null when they could not be taken: the board sends them again.</returns>
    /// <remarks>A hub whose clock was set takes none: they stay with the board until one comes whose time is true.</remarks>
    public string? Take(PlayBatch batch)
    {
        if (!clock.IsProof())
            return null;
        long? through;
        lock (_gate)
        {
            if (!_tables.TryGetValue(batch.Board, out var table))
                _tables[batch.Board] = table = new PlayTable(batch.Board, Disk);
            try
            {
                through = Take(batch, table);
            }
            catch (IOException e)
            {
                LogNotTaken(batch.Board, e.Message);
                return null;
            }
        }

        return through is { } number ? WireJson.Sign(new PlaysAck(batch.Board, batch.Boot, number), Jws.AckType, key) : null;
    }

    private long? Take(PlayBatch batch, PlayTable table)
    {
        var known = table.Damage.Count;
        var through = table.Take(batch, clock.Now());
        foreach (var damage in table.Damage.Skip(known))
        {
            LogDamaged(batch.Board, damage.File, damage.Line, damage.Lines);
            Damage.Found();
        }

        if (table.Refused is { } why)
            LogRefused(batch.Board, why.En);
        return through;
    }

    [LoggerMessage(411, LogLevel.Error, "The plays of {Board} cannot be kept ({Why}); the board keeps them and sends them again.")]
    private partial void LogNotTaken(BoardId board, string why);

    [LoggerMessage(485, LogLevel.Error, "Of the plays of {Board}, {Lines} lines from {File}:{Line} on did not fit the chain and were set aside in a file of that name with .damaged at its end; they count as missing. 'signagehub check' says what to do.")]
    private partial void LogDamaged(BoardId board, string file, int line, int lines);

    [LoggerMessage(472, LogLevel.Warning, "{Board} sent plays that cannot be true ({Why}); they are counted as missing.")]
    private partial void LogRefused(BoardId board, string why);
}
