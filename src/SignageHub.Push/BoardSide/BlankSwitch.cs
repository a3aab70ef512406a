using System.Globalization;
using System.Text;
using SignageHub.Core.Boards;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Storage;

namespace SignageHub.Push.BoardSide;

/// <summary>Whether the board is ordered dark, by the hub's red button or by someone who stands at it: either is enough, and lifts only what is its own.</summary>
/// <remarks>
/// The counter of the newest order stands in a file of its own, written before the order: where that is damaged or lost, the board is dark, and no older lift is taken.
/// Where both are, it cannot tell a new order from one of last month: it stays dark and obeys none until the hub, asked by this boot, says which is in force.
/// </remarks>
internal sealed class BlankSwitch(BoardId board, IDurableDisk disk, BoardRule rules)
{
    private const string OrderFile = "blank";
    private const string SeenFile = "blank-seen";
    private const string LocalFile = "local-blank";

    private bool _isUnreadable;
    private BlankOrder? _held;
    private BlankOrder? _order;
    private bool _isKept = true;
    private bool _local;
    private long _seen;
    private long _keptSeen;

    /// <summary>The counter of the order in force; 0 for none.</summary>
    public long Counter => _order?.Counter ?? 0;

    /// <summary>Where its order cannot be read: how new that was, as far as is known; 0 otherwise.</summary>
    public long Unread => _isUnreadable ? _seen : 0;

    /// <summary>Whether the order in force is on the disk.</summary>
    public bool IsKept => _isKept;

    /// <summary>Whether someone at the board has made it dark, whatever the hub orders.</summary>
    public bool IsLocal => _local;

    /// <summary>Whether it knows neither its order nor how new that was, and waits for the hub's word.</summary>
    public bool IsInDoubt { get; private set; }

    /// <summary>Whether it is dark by an order, whatever someone at the board does.</summary>
    public bool IsOrdered => _isUnreadable || _order?.Blanks(board) == true;

    /// <summary>Null when the board may be lit.</summary>
    public string? Reason => (_isUnreadable, _order?.Blanks(board), _local) switch
    {
        (true, _, _) => ShownReason.BlankUnreadable,
        (_, true, _) => ShownReason.Blank,
        (_, _, true) => ShownReason.LocalBlank,
        _ => null,
    };

    public void Load(IReadOnlyList<VerificationKey> keys)
    {
        if (!rules.HasFlag(BoardRule.BlankSticks))
            return;
        if (SealedFile.Read(disk, OrderFile) is { } stored)
        {
            // Kept orders were verified when they came; the keys may have changed since, so the seal is what counts.
            _order = stored.IsWhole ? WireJson.Read<BlankOrder>(stored.Content) : null;
            _order ??= WireJson.Verify<BlankOrder>(Encoding.UTF8.GetString(stored.Content), Jws.BlankType, keys);
            _isUnreadable = _order is null;
        }

        (_keptSeen, var wasSeen) = StoredSeen();
        _isUnreadable |= _order is null && wasSeen;
        IsInDoubt = _isUnreadable && _keptSeen == 0 && rules.HasFlag(BoardRule.BlankAsked);
        _seen = Math.Max(_keptSeen, Counter);
        _local = SealedFile.Read(disk, LocalFile) is not null;
    }

    /// <summary>Obeys an order that is signed and newer, on the disk before it returns.</summary>
    /// <returns>Whether something changed.</returns>
    /// <exception cref="IOException">The disk did not take it. A board that is to be dark is dark all the same.</exception>
    public bool Obey(string compact, IReadOnlyList<VerificationKey> keys)
    {
        var order = WireJson.VerifyUnless<BlankOrder>(!rules.HasFlag(BoardRule.BlankSignature), compact, Jws.BlankType, keys);
        if (order is null || (rules.HasFlag(BoardRule.BlankCounter) && (order.Counter <= Counter || order.Counter < _seen)))
            return false;
        if (IsInDoubt)
        {
            if (order.Counter > (_held?.Counter ?? 0))
                _held = order;
            return false;
        }

        Take(order);
        return true;
    }

    /// <summary>The hub answered a question of this boot.</summary>
    /// <param name="inForce">The counter of its order in force; null when it knows of none, which lifts nothing.</param>
    /// <exception cref="IOException">The disk did not take it.</exception>
    public void Settle(long? inForce)
    {
        if (!IsInDoubt || inForce is not > 0)
            return;
        (IsInDoubt, _seen) = (false, inForce.Value);
        if (_held?.Counter >= inForce)
            Take(_held);
        else
            KeepSeen();
    }

    private void Take(BlankOrder order)
    {
        _seen = Math.Max(_seen, order.Counter);
        if (!order.Blanks(board))
        {
            KeepSeen();
            SealedFile.Write(disk, OrderFile, WireJson.Write(order));
        }

        (_order, _isUnreadable, _isKept) = (order, false, !order.Blanks(board));
        KeepAgain();
    }

    /// <summary>Puts on the disk what it did not take before.</summary>
    /// <exception cref="IOException">It still does not.</exception>
    public void KeepAgain()
    {
        KeepSeen();
        if (!_isKept && _order is not null)
            SealedFile.Write(disk, OrderFile, WireJson.Write(_order));
        _isKept = true;
        if (_local && SealedFile.Read(disk, LocalFile) is null)
            SealedFile.Write(disk, LocalFile, "dark"u8);
    }

    private void KeepSeen()
    {
        if (_seen == _keptSeen)
            return;
        SealedFile.Write(disk, SeenFile, Encoding.ASCII.GetBytes(_seen.ToString(CultureInfo.InvariantCulture)));
        _keptSeen = _seen;
    }

    /// <returns>The counter, 0 where none can be read: the order's own is enough then; and whether there is one at all.</returns>
    private (long Counter, bool IsThere) StoredSeen()
    {
        if (SealedFile.Read(disk, SeenFile) is not { } stored)
            return (0, false);
        var isRead = long.TryParse(Encoding.ASCII.GetString(stored.Content), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && stored.IsWhole;
        return (isRead ? seen : 0, true);
    }

    /// <exception cref="IOException">The disk did not take it. A board that is to be dark is dark all the same.</exception>
    public void Local(bool dark)
    {
        if (!dark)
            disk.Delete(LocalFile);
        _local = dark;
        if (dark)
            SealedFile.Write(disk, LocalFile, "dark"u8);
    }
}
