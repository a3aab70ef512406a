using System.Text;
using SignageHub.Core.Boards;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Storage;

namespace SignageHub.Push.BoardSide;

/// <summary>Whether the board is ordered dark, by the hub's red button or by someone who stands at it.</summary>
internal sealed class BlankSwitch(BoardId board, IDurableDisk disk, BoardRule rules)
{
    private const string OrderFile = "blank";
    private const string LocalFile = "local-blank";

    private bool _isUnreadable;
    private BlankOrder? _order;
    private bool _isKept = true;
    private bool _local;

    /// <summary>The counter of the order in force; 0 for none.</summary>
    public long Counter => _order?.Counter ?? 0;

    /// <summary>Whether the order in force is on the disk.</summary>
    public bool IsKept => _isKept;

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

        _local = SealedFile.Read(disk, LocalFile) is not null;
    }

    /// <summary>Obeys an order that is signed and newer, on the disk before it returns.</summary>
    /// <returns>Whether something changed.</returns>
    /// <exception cref="IOException">The disk did not take it. A board that is to be dark is dark all the same.</exception>
    public bool Obey(string compact, IReadOnlyList<VerificationKey> keys)
    {
        var order = WireJson.VerifyUnless<BlankOrder>(!rules.HasFlag(BoardRule.BlankSignature), compact, Jws.BlankType, keys);
        if (order is null || (rules.HasFlag(BoardRule.BlankCounter) && order.Counter <= Counter))
            return false;
        if (!order.Blanks(board))
            SealedFile.Write(disk, OrderFile, WireJson.Write(order));
        (_order, _isUnreadable, _isKept) = (order, false, !order.Blanks(board));
        KeepAgain();
        return true;
    }

    /// <summary>Puts on the disk what it did not take before.</summary>
    /// <exception cref="IOException">It still does not.</exception>
    public void KeepAgain()
    {
        if (!_isKept && _order is not null)
            SealedFile.Write(disk, OrderFile, WireJson.Write(_order));
        _isKept = true;
        if (_local && SealedFile.Read(disk, LocalFile) is null)
            SealedFile.Write(disk, LocalFile, "dark"u8);
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
