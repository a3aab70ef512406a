using System.Buffers.Binary;

namespace SignageHub.Core.Frames;

/// <summary>Appends bytes and bits to a growing array; bits fill a byte from its lowest end (RFC 1951 §3.1.1).</summary>
internal sealed class BitWriter(int capacity)
{
    private byte[] _bytes = new byte[Math.Max(capacity, 64)];
    private int _length;
    private ulong _pending;
    private int _pendingBits;

    /// <summary>Whole bytes written; bits that do not fill a byte yet are not counted.</summary>
    public int Length => _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <param name="value">No bit above <paramref name="count"/> is set.</param>
    /// <param name="count">0–32.</param>
    public void Bits(uint value, int count)
    {
        _pending |= (ulong)value << _pendingBits;
        _pendingBits += count;
        if (_pendingBits < 32)
            return;
        BinaryPrimitives.WriteUInt32LittleEndian(Room(4), (uint)_pending);
        _length += 4;
        _pending >>= 32;
        _pendingBits -= 32;
    }

    /// <summary>Fills the last byte with zero bits.</summary>
    public void Align()
    {
        while (_pendingBits > 0)
        {
            Room(1)[0] = (byte)_pending;
            _length++;
            _pending >>= 8;
            _pendingBits -= 8;
        }
        _pending = 0;
        _pendingBits = 0;
    }

    /// <summary>Only between whole bytes: after <see cref="Align"/> or other bytes.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>Most significant byte first; only between whole bytes.</summary>
    public void UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(Room(4), value);
        _length += 4;
    }

    /// <summary>Overwrites four bytes written before, most significant byte first.</summary>
    public void SetUInt32(int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(at, 4), value);

    private Span<byte> Room(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        return _bytes.AsSpan(_length);
    }
}
