using System.Collections.Frozen;
using System.Globalization;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Approvals;

/// <summary>All approvals as they stand: a snapshot.</summary>
/// <remarks>
/// An approval is found by what it approves and not by the entry's number: entries put before it in the file do not undo it. It is in force until it is
/// taken back; several may be, and a text that returns to what was approved shows again.
/// </remarks>
public sealed class ApprovalBook
{
    public static readonly ApprovalBook Empty = new([]);

    private readonly FrozenDictionary<string, OfPlaylist> _playlists;

    public ApprovalBook(IReadOnlyList<ApprovalRecord> records)
    {
        Records = records;
        _playlists = records.GroupBy(record => record.Playlist, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => new OfPlaylist([.. group]), StringComparer.Ordinal);
    }

    /// <summary>In order, those that were taken back among them.</summary>
    public IReadOnlyList<ApprovalRecord> Records { get; }

    /// <summary>The approvals in force of a slogan in a playlist, the newest first.</summary>
    /// <param name="playlist">Its id.</param>
    /// <param name="slogan">Null for dark entries.</param>
    public IReadOnlyList<ApprovalRecord> InForce(string playlist, string? slogan) =>
        _playlists.TryGetValue(playlist, out var its) && its.InForce.TryGetValue(slogan ?? "", out var records) ? records : [];

    /// <summary>The last thing that happened to an entry: to its slogan at its time, else to its slogan, else to the entry that had its name; null for nothing.</summary>
    public ApprovalRecord? Last(ScheduledEntry scheduled)
    {
        if (!_playlists.TryGetValue(scheduled.Playlist.Id, out var its))
            return null;
        var (entry, when) = (scheduled.Entry, WhenText.Of(scheduled.Entry.When));
        var name = entry.Id ?? entry.Number.ToString(CultureInfo.InvariantCulture);
        return its.All.LastOrDefault(record => record.Slogan == entry.Slogan && record.When == when)
            ?? its.All.LastOrDefault(record => record.Slogan == entry.Slogan)
            ?? its.All.LastOrDefault(record => record.Entry == name);
    }

    /// <summary>Whether both say the same of a playlist.</summary>
    public bool SaysTheSame(ApprovalBook other, string playlist)
    {
        var (mine, theirs) = (_playlists.GetValueOrDefault(playlist)?.All ?? [], other._playlists.GetValueOrDefault(playlist)?.All ?? []);
        return mine.Count == theirs.Count && mine.Zip(theirs).All(pair => pair.First.Id == pair.Second.Id);
    }

    private sealed class OfPlaylist
    {
        public OfPlaylist(IReadOnlyList<ApprovalRecord> all)
        {
            All = all;
            var taken = all.SelectMany(record => record.Withdraws ?? []).ToHashSet(StringComparer.Ordinal);
            InForce = all.Reverse().Where(record => record.IsApproval && !taken.Contains(record.Id))
                .GroupBy(record => record.Slogan ?? "", StringComparer.Ordinal)
                .ToFrozenDictionary(group => group.Key, IReadOnlyList<ApprovalRecord> (group) => [.. group], StringComparer.Ordinal);
        }

        public IReadOnlyList<ApprovalRecord> All { get; }

        /// <summary>By slogan; by nothing for dark entries.</summary>
        public FrozenDictionary<string, IReadOnlyList<ApprovalRecord>> InForce { get; }
    }
}
