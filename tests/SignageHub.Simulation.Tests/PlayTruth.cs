using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;

namespace SignageHub.Simulation.Tests;

/// <summary>The plays that boards really made, as their disks took them, and what the hub's tables may have of them.</summary>
/// <param name="recordOf">What a board lit.</param>
/// <param name="isOfATrial">Whether a version was a trial's.</param>
internal sealed class PlayTruth(Func<BoardId, LitRecord> recordOf, Func<BoardId, long, bool> isOfATrial)
{
    private readonly Dictionary<(BoardId Board, string Boot, long Number), string> _plays = [];
    private readonly Dictionary<(BoardId Board, string Boot, long Number), string> _perhaps = [];
    private readonly Dictionary<(BoardId Board, string File), string> _boots = [];
    private readonly HashSet<(BoardId Board, string Boot, long Number)> _lost = [];

    /// <param name="isSure">False for what a power cut may have left: it may come to the hub, and need not.</param>
    public void Appended(BoardId board, string file, byte[] bytes, bool isSure)
    {
        if (!file.StartsWith("plays/", StringComparison.Ordinal))
            return;
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 10 && line[9] != '{')
                _boots[(board, file)] = line[9..];
            else if (line.Length > 10 && WireJson.Read<Play>(Encoding.UTF8.GetBytes(line[9..])) is { } play)
                Made((board, _boots[(board, file)], play.Number), line[9..], isSure);
        }
    }

    /// <summary>The hub's disk was put back: what it had acknowledged since is gone, and nobody can know of it.</summary>
    public void Lost(BoardId board, IReadOnlyList<PlayRow> rows)
    {
        _lost.UnionWith(rows.Select(r => (board, r.Boot, r.Number)));
        recordOf(board).Lost(rows);
    }

    /// <summary>A batch left a board: all of it must be on its disk.</summary>
    public void Sent(BoardId board, PlayBatch batch)
    {
        foreach (var play in batch.Plays)
            Truth.Demand(IsMade((board, batch.Boot, play.Number), Encoding.UTF8.GetString(WireJson.Write(play))), $"4 Durable: {board} sends play {play.Number} of {batch.Boot} before it is on its disk");
    }

    /// <summary>All has been calm: the hub's table is the set of plays made, and of what was lit. Numbers are missing only where the hub had them and was put back.</summary>
    public void Table(BoardId board, IReadOnlyList<PlayRow> rows, Instant itsTime)
    {
        var came = new HashSet<(string Boot, long Number)>();
        var next = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            Truth.Demand(row.Number == next.GetValueOrDefault(row.Boot, 1) || came.Contains((row.Boot, row.Number)), $"8 Once: before play {row.Number} of {row.Boot} of {board} something is missing without a row");
            next[row.Boot] = row.Number + Math.Max(1, row.Missing);
            if (row.Play is not { } play)
            {
                Explained(board, row);
                continue;
            }

            Truth.Demand(!isOfATrial(board, play.Version), $"8 Once: play {row.Number} of {row.Boot} of {board} is of version {play.Version}, which was a trial's");
            Truth.Demand(came.Add((row.Boot, row.Number)), $"8 Once: play {row.Number} of {row.Boot} of {board} is in the table twice");
            Truth.Demand(
                IsMade((board, row.Boot, row.Number), Encoding.UTF8.GetString(WireJson.Write(play))),
                $"8 Once: play {row.Number} of {row.Boot} of {board} was never made like this");
        }

        foreach (var play in _plays.Keys.Where(p => p.Board == board && !_lost.Contains(p)))
            Truth.Demand(came.Contains((play.Boot, play.Number)), $"8 Once: play {play.Number} of {play.Boot} of {board} was made and is not in the table");
        recordOf(board).Compare(rows, itsTime);
    }

    /// <summary>A gap is no longer than the loss that it stands for.</summary>
    private void Explained(BoardId board, PlayRow gap)
    {
        Truth.Demand(gap.Refused is null, $"8 Once: the hub does not believe play {gap.Number} of {gap.Boot} of {board}: {gap.Refused}");
        for (var number = gap.Number; number < gap.Number + gap.Missing; number++)
            Truth.Demand(_lost.Contains((board, gap.Boot, number)), $"8 Once: play {number} of {gap.Boot} of {board} is counted as missing, and nothing has taken it");
    }

    /// <summary>
    /// A board that cannot note that a play is in its journal, and whose journal was acknowledged and let go, starts with it open and makes it again under
    /// the number it had: the hub has one of the two.
    /// </summary>
    private void Made((BoardId Board, string Boot, long Number) play, string row, bool isSure)
    {
        if (!isSure)
        {
            _perhaps[play] = row;
            return;
        }

        if (_plays.TryGetValue(play, out var before) && before != row)
            _perhaps[play] = before;
        _plays[play] = row;
    }

    private bool IsMade((BoardId Board, string Boot, long Number) play, string row) => _plays.GetValueOrDefault(play) == row || _perhaps.GetValueOrDefault(play) == row;
}
