using System.Security.Cryptography;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Feeds;

/// <summary>The agendas that were asked for last. Calendars ask again every hour, all for the same: each is worked out once, and one at a time.</summary>
internal sealed class Agendas(HubSettings settings)
{
    private const int MostKept = 32;

    private readonly Dictionary<(DateInterval Days, BoardId? Board, bool IsWhole), OfficeAgenda> _kept = [];
    private readonly Dictionary<(DateInterval Days, BoardId? Board, bool IsWhole), (string Content, Instant Changed)> _said = [];
    private readonly Lock _gate = new();
    private Signage? _of;

    /// <param name="signage">The files as they are now.</param>
    /// <param name="days">Both ends included.</param>
    /// <param name="board">One board alone; null for all.</param>
    /// <param name="now">The hub's time.</param>
    /// <param name="isWhole">Each entry from its true beginning to its true end, rather than cut to the days.</param>
    public OfficeAgenda Of(Signage signage, DateInterval days, Board? board, Instant now, bool isWhole = false)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_of, signage) || _kept.Count >= MostKept)
                _kept.Clear();
            _of = signage;
            var key = (days, board?.Id, isWhole);
            if (!_kept.TryGetValue(key, out var agenda))
                _kept[key] = agenda = Since(isWhole ? OfficeAgenda.Touching(signage, days, board) : OfficeAgenda.Of(signage, days, board), key, now);
            return agenda;
        }
    }

    /// <summary>A file that was saved without a change for these days is no change.</summary>
    private OfficeAgenda Since(OfficeAgenda agenda, (DateInterval Days, BoardId? Board, bool IsWhole) of, Instant now)
    {
        var content = Convert.ToHexString(SHA256.HashData(AgendaJson.Write(agenda)));
        var changed = !_said.TryGetValue(of, out var before) ? LastSaved(now) ?? Instant.Min(now, WallClock.StartOfDay(agenda.Known.Start, agenda.Office.TimeZone)) : before.Content == content ? before.Changed : now;
        if (_said.Count >= MostKept)
            _said.Clear();
        _said[of] = (content, changed);
        return agenda with { Changed = changed };
    }

    /// <summary>When a file was saved last, by its own time: what was changed before this hub began is changed all the same. Null where the hub's time is another.</summary>
    private Instant? LastSaved(Instant now)
    {
        var folder = new DirectoryInfo(settings.PlaylistsFolder);
        // The folder's own time tells of files that were taken away.
        var times = folder.Exists ? folder.EnumerateFiles("*.json").Select(f => f.LastWriteTimeUtc).Append(folder.LastWriteTimeUtc) : [];
        var last = times.Append(File.GetLastWriteTimeUtc(settings.BoardsFile)).Max();
        return Instant.FromDateTimeUtc(last) is var saved && saved <= now ? saved : null;
    }
}
