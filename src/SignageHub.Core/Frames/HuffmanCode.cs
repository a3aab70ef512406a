namespace SignageHub.Core.Frames;

/// <summary>A Huffman code for deflate (RFC 1951 §3.2): for each symbol its length in bits and its bits, lowest first.</summary>
/// <remarks>Integers only and ties broken by the symbol, so that the same counts give the same code on every machine.</remarks>
internal sealed class HuffmanCode(int symbols)
{
    private const int Longest = 15;

    private readonly ulong[] _sorted = new ulong[symbols];
    private readonly uint[] _weights = new uint[2 * symbols];
    private readonly ushort[] _parents = new ushort[2 * symbols];
    private readonly byte[] _depths = new byte[2 * symbols];

    public byte[] Lengths { get; } = new byte[symbols];

    public ushort[] Bits { get; } = new ushort[symbols];

    /// <summary>The code of least total length for these counts, no symbol longer than <paramref name="limit"/> bits.</summary>
    /// <remarks>A lone symbol gets one bit, as RFC 1951 §3.2.7 asks.</remarks>
    public void Build(ReadOnlySpan<uint> counts, int limit)
    {
        Array.Clear(Lengths);
        var leaves = 0;
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] > 0)
                _sorted[leaves++] = ((ulong)counts[symbol] << 16) | (uint)symbol;
        }
        if (leaves == 0)
            return;
        Array.Sort(_sorted, 0, leaves);
        Span<int> perLength = stackalloc int[Longest + 1];
        perLength.Clear();
        if (leaves == 1)
            perLength[1] = 1;
        else
            CountLengths(leaves, limit, perLength);

        // The rarest symbols come first and get the longest codes.
        var next = 0;
        for (var length = limit; length > 0; length--)
        {
            for (var k = perLength[length]; k > 0; k--)
                Lengths[_sorted[next++] & 0xFFFF] = (byte)length;
        }
        AssignBits();
    }

    /// <summary>Bits from the lengths alone, as the reader works them out (RFC 1951 §3.2.2).</summary>
    public void AssignBits()
    {
        Span<int> perLength = stackalloc int[Longest + 1];
        perLength.Clear();
        foreach (var length in Lengths)
            perLength[length]++;
        perLength[0] = 0;
        Span<int> next = stackalloc int[Longest + 1];
        var code = 0;
        for (var length = 1; length <= Longest; length++)
            next[length] = code = (code + perLength[length - 1]) << 1;
        for (var symbol = 0; symbol < Lengths.Length; symbol++)
        {
            if (Lengths[symbol] is var length and > 0)
                Bits[symbol] = (ushort)Reverse(next[length]++, length);
        }
    }

    /// <summary>The tree by two queues, leaves and inner nodes, both in rising order of weight; then its depths.</summary>
    private void CountLengths(int leaves, int limit, Span<int> perLength)
    {
        for (var i = 0; i < leaves; i++)
            _weights[i] = (uint)(_sorted[i] >> 16);
        var (leaf, inner, nodes) = (0, leaves, (2 * leaves) - 1);
        for (var made = leaves; made < nodes; made++)
        {
            var first = leaf < leaves && (inner >= made || _weights[leaf] <= _weights[inner]) ? leaf++ : inner++;
            var second = leaf < leaves && (inner >= made || _weights[leaf] <= _weights[inner]) ? leaf++ : inner++;
            _weights[made] = _weights[first] + _weights[second];
            _parents[first] = _parents[second] = (ushort)made;
        }
        _depths[nodes - 1] = 0;
        var tooLong = 0;
        for (var node = nodes - 2; node >= 0; node--)
        {
            _depths[node] = (byte)(_depths[_parents[node]] + 1);
            if (node >= leaves)
                continue;
            if (_depths[node] > limit)
                tooLong++;
            perLength[Math.Min((int)_depths[node], limit)]++;
        }
        if (tooLong > 0)
            Shorten(limit, perLength);
    }

    /// <summary>
    /// Leaves cut to the limit overfill the code. Each step hangs one of them beside a shorter leaf, a bit below it: that frees
    /// exactly one place, so the code ends up neither overfull nor with gaps, which readers refuse.
    /// </summary>
    private static void Shorten(int limit, Span<int> perLength)
    {
        var overfull = -(1 << limit);
        for (var length = 1; length <= limit; length++)
            overfull += perLength[length] << (limit - length);
        for (; overfull > 0; overfull--)
        {
            var length = limit - 1;
            while (perLength[length] == 0)
                length--;
            perLength[length]--;
            perLength[length + 1] += 2;
            perLength[limit]--;
        }
    }

    private static int Reverse(int code, int length)
    {
        var reversed = 0;
        for (var i = 0; i < length; i++, code >>= 1)
            reversed = (reversed << 1) | (code & 1);
        return reversed;
    }
}
