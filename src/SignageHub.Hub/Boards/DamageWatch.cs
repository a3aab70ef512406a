using System.Collections.Frozen;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Push.Plays;

namespace SignageHub.Hub.Boards;

/// <summary>Knows of which boards lines of the journals were set aside. Asked from several threads; one alone looks.</summary>
/// <param name="dataFolder">Holds the journals.</param>
internal sealed class DamageWatch(string dataFolder)
{
    private static readonly Duration LookEvery = Duration.FromMinutes(1);

    private volatile FrozenDictionary<BoardId, IReadOnlyList<PlayDamage>> _found = FrozenDictionary<BoardId, IReadOnlyList<PlayDamage>>.Empty;
    private volatile bool _isNew = true;
    private Instant _lookedAt;

    /// <summary>A line was just found that does not fit: the next look is due at once.</summary>
    public void Found() => _isNew = true;

    public bool IsDue(Instant now) => _isNew || now < _lookedAt || now >= _lookedAt + LookEvery;

    /// <summary>Looks into the folders of the boards, of which there may be thousands: to be called without a lock for which others wait.</summary>
    public void Look(IEnumerable<BoardId> boards, Instant now)
    {
        (_lookedAt, _isNew) = (now, false);
        _found = boards.Select(board => KeyValuePair.Create(board, DamagedPlays.Of(dataFolder, board))).Where(found => found.Value.Count > 0).ToFrozenDictionary();
    }

    /// <summary>In order of the months; empty when all is well.</summary>
    public IReadOnlyList<PlayDamage> Of(BoardId board) => _found.GetValueOrDefault(board, []);
}
