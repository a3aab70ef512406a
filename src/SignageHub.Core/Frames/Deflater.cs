using System.Buffers;
using System.Numerics;

namespace SignageHub.Core.Frames;

/// <summary>Deflate (RFC 1951) for pictures: matches against the last like bytes and against the row above.</summary>
/// <remarks>
/// Our own because a frame is named by the hash of its file: the in-box compressor may give other bytes on another runtime
/// or processor. Same input and row length: same output, everywhere. One for each thread.
/// </remarks>
internal sealed class Deflater
{
    private const int Window = 32768;
    private const int ShortestMatch = 3;
    private const int LongestMatch = 258;

    /// <summary>A literal, or above bit 31 a match: length in bits 16–24, distance − 1 in bits 0–15.</summary>
    private const uint Match = 1u << 31;

    private const int TokensPerBlock = 32768;

    private readonly uint[] _tokens = new uint[TokensPerBlock];
    private readonly DeflateBlock _block = new();
    private int _count;

    /// <param name="data">What to compress.</param>
    /// <param name="rowLength">Bytes from one row to the next, filter byte included: where the row above is looked for.</param>
    /// <param name="output">Gets the blocks; ends on a whole byte.</param>
    public void Compress(ReadOnlySpan<byte> data, int rowLength, BitWriter output)
    {
        // The table grows with the data: clearing a large one would cost more than compressing a small frame.
        var hashBits = Math.Clamp(BitOperations.Log2((uint)data.Length + 1) + 1, 8, 14);
        var heads = ArrayPool<int>.Shared.Rent(1 << hashBits);
        Array.Fill(heads, -1, 0, 1 << hashBits);
        _count = 0;
        var at = 0;
        while (at < data.Length)
        {
            if (_count == TokensPerBlock)
                Flush(last: false, output);
            var (length, distance) = Find(data, at, rowLength, heads, 32 - hashBits);
            if (length < ShortestMatch)
            {
                _tokens[_count++] = data[at++];
                continue;
            }
            _tokens[_count++] = Match | (uint)length << 16 | (uint)(distance - 1);

            // Inside a long match few positions are worth finding again.
            var remembered = Math.Min(at + Math.Min(length, 8), data.Length - ShortestMatch);
            for (var i = at + 1; i < remembered; i++)
                heads[Hash(data, i, 32 - hashBits)] = i;
            at += length;
        }
        Flush(last: true, output);
        output.Align();
        ArrayPool<int>.Shared.Return(heads);
    }

    private void Flush(bool last, BitWriter output)
    {
        _block.Write(_tokens.AsSpan(0, _count), last, output);
        _count = 0;
    }

    private static (int Length, int Distance) Find(ReadOnlySpan<byte> data, int at, int rowLength, int[] heads, int shift)
    {
        if (data.Length - at < ShortestMatch)
            return default;
        var hash = Hash(data, at, shift);
        var seen = heads[hash];
        heads[hash] = at;
        var limit = Math.Min(LongestMatch, data.Length - at);

        // Of equals the nearest wins, its distance takes the fewest bits: the same byte again, the last like bytes, the row above.
        var (best, distance) = at > 0 && data[at] == data[at - 1] ? (LikeBytes(data, at - 1, at, limit), 1) : (0, 0);
        if (best < limit && seen >= 0 && at - seen <= Window && LikeBytes(data, seen, at, limit) is var like && like > best)
            (best, distance) = (like, at - seen);
        if (best < limit && at >= rowLength && rowLength <= Window && LikeBytes(data, at - rowLength, at, limit) is var above && above > best)
            (best, distance) = (above, rowLength);
        return (best, distance);
    }

    private static int LikeBytes(ReadOnlySpan<byte> data, int earlier, int at, int limit) =>
        data.Slice(earlier, limit).CommonPrefixLength(data.Slice(at, limit));

    private static int Hash(ReadOnlySpan<byte> data, int at, int shift)
    {
        var three = (uint)(data[at] | data[at + 1] << 8 | data[at + 2] << 16);
        return (int)((three * 0x9E3779B1) >> shift);
    }
}
