using System.Numerics;

namespace SignageHub.Core.Frames;

/// <summary>Writes the tokens of one block with fixed or own Huffman codes, whichever is shorter (RFC 1951 §3.2.6, §3.2.7).</summary>
internal sealed class DeflateBlock
{
    private const int EndOfBlock = 256;
    private const int Literals = 286;
    private const int Distances = 30;
    private const int LongestCode = 15;
    private const int LongestLengthCode = 7;
    private const int ShortestMatch = 3;

    private static readonly byte[] LengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    private static readonly HuffmanCode FixedLiterals = MakeFixed(288, s => s switch { < 144 => 8, < 256 => 9, < 280 => 7, _ => 8 });
    private static readonly HuffmanCode FixedDistances = MakeFixed(Distances, _ => 5);

    /// <summary>For a match length of 3–258: symbol − 257, number of extra bits, and the least length − 3 of that symbol (RFC 1951 §3.2.5).</summary>
    private static readonly (byte Symbol, byte Extra, byte Base)[] LengthCodes = MakeLengthCodes();

    private readonly uint[] _literalCounts = new uint[Literals];
    private readonly uint[] _distanceCounts = new uint[Distances];
    private readonly uint[] _lengthCounts = new uint[19];
    private readonly HuffmanCode _literals = new(Literals);
    private readonly HuffmanCode _distances = new(Distances);
    private readonly HuffmanCode _lengths = new(19);

    /// <summary>The code lengths, run-length coded: symbol in the low byte, extra bits above.</summary>
    private readonly ushort[] _runs = new ushort[Literals + Distances];

    public void Write(ReadOnlySpan<uint> tokens, bool last, BitWriter output)
    {
        Count(tokens);
        _literals.Build(_literalCounts, LongestCode);
        _distances.Build(_distanceCounts, LongestCode);
        var literals = Used(_literals.Lengths, 257);
        var distances = Used(_distances.Lengths, 1);
        var runs = RunLengths(literals, distances);
        _lengths.Build(_lengthCounts, LongestLengthCode);
        var lengths = LengthOrder.Length;
        while (lengths > 4 && _lengths.Lengths[LengthOrder[lengths - 1]] == 0)
            lengths--;

        output.Bits(last ? 1u : 0, 1);
        if (14 + (3 * lengths) + RunBits(runs) + Cost(_literals, _distances) < Cost(FixedLiterals, FixedDistances))
        {
            output.Bits(2, 2);
            output.Bits((uint)(literals - 257 | (distances - 1) << 5 | (lengths - 4) << 10), 14);
            for (var i = 0; i < lengths; i++)
                output.Bits(_lengths.Lengths[LengthOrder[i]], 3);
            foreach (var run in _runs.AsSpan(0, runs))
            {
                var symbol = run & 255;
                output.Bits(_lengths.Bits[symbol], _lengths.Lengths[symbol]);
                output.Bits((uint)run >> 8, RunExtra(symbol));
            }
            Write(tokens, _literals, _distances, output);
        }
        else
        {
            output.Bits(1, 2);
            Write(tokens, FixedLiterals, FixedDistances, output);
        }
    }

    private void Count(ReadOnlySpan<uint> tokens)
    {
        Array.Clear(_literalCounts);
        Array.Clear(_distanceCounts);
        _literalCounts[EndOfBlock] = 1;
        foreach (var token in tokens)
        {
            if ((int)token >= 0)
            {
                _literalCounts[token]++;
                continue;
            }
            _literalCounts[257 + LengthCodes[(token >> 16) & 0x1FF].Symbol]++;
            _distanceCounts[DistanceCode((int)(token & 0xFFFF)).Symbol]++;
        }
    }

    private static void Write(ReadOnlySpan<uint> tokens, HuffmanCode literals, HuffmanCode distances, BitWriter output)
    {
        foreach (var token in tokens)
        {
            if ((int)token >= 0)
            {
                output.Bits(literals.Bits[token], literals.Lengths[token]);
                continue;
            }
            var length = (int)(token >> 16) & 0x1FF;
            var code = LengthCodes[length];
            output.Bits(literals.Bits[257 + code.Symbol], literals.Lengths[257 + code.Symbol]);
            output.Bits((uint)(length - ShortestMatch - code.Base), code.Extra);
            var distance = (int)(token & 0xFFFF);
            var (symbol, extra) = DistanceCode(distance);
            output.Bits(distances.Bits[symbol], distances.Lengths[symbol]);
            output.Bits((uint)distance & ((1u << extra) - 1), extra);
        }
        output.Bits(literals.Bits[EndOfBlock], literals.Lengths[EndOfBlock]);
    }

    /// <summary>Bits of the tokens without their extra bits, which cost the same under every code.</summary>
    private int Cost(HuffmanCode literals, HuffmanCode distances)
    {
        var bits = 0;
        for (var i = 0; i < Literals; i++)
            bits += (int)_literalCounts[i] * literals.Lengths[i];
        for (var i = 0; i < Distances; i++)
            bits += (int)_distanceCounts[i] * distances.Lengths[i];
        return bits;
    }

    private int RunBits(int runs)
    {
        var bits = 0;
        foreach (var run in _runs.AsSpan(0, runs))
            bits += _lengths.Lengths[run & 255] + RunExtra(run & 255);
        return bits;
    }

    private static int Used(byte[] lengths, int least)
    {
        var used = lengths.Length;
        while (used > least && lengths[used - 1] == 0)
            used--;
        return used;
    }

    /// <summary>Both alphabets' lengths as one sequence: 16 repeats the last one 3–6 times, 17 and 18 are 3–10 and 11–138 zeros.</summary>
    private int RunLengths(int literals, int distances)
    {
        Span<byte> all = stackalloc byte[Literals + Distances];
        _literals.Lengths.AsSpan(0, literals).CopyTo(all);
        _distances.Lengths.AsSpan(0, distances).CopyTo(all[literals..]);
        all = all[..(literals + distances)];
        Array.Clear(_lengthCounts);
        var runs = 0;
        for (var at = 0; at < all.Length;)
        {
            var value = all[at];
            var same = all[at..].IndexOfAnyExcept(value) is var end and >= 0 ? end : all.Length - at;
            var (symbol, extra, taken) = (value, same) switch
            {
                (0, >= 11) => (18, Math.Min(same, 138) - 11, Math.Min(same, 138)),
                (0, >= 3) => (17, same - 3, same),
                _ => (value, 0, 1),
            };
            Add(symbol, extra);
            at += taken;
            if (value == 0)
                continue;
            for (same--; same >= 3; same -= taken)
            {
                taken = Math.Min(same, 6);
                Add(16, taken - 3);
                at += taken;
            }
        }
        return runs;

        void Add(int symbol, int extra)
        {
            _runs[runs++] = (ushort)(symbol | extra << 8);
            _lengthCounts[symbol]++;
        }
    }

    private static int RunExtra(int symbol) => symbol switch { 16 => 2, 17 => 3, 18 => 7, _ => 0 };

    /// <param name="less">Distance − 1, so 0–32767.</param>
    private static (int Symbol, int Extra) DistanceCode(int less)
    {
        if (less < 4)
            return (less, 0);
        var extra = BitOperations.Log2((uint)less) - 1;
        return ((2 * extra) + (less >> extra), extra);
    }

    private static HuffmanCode MakeFixed(int symbols, Func<int, int> lengthOf)
    {
        var code = new HuffmanCode(symbols);
        for (var symbol = 0; symbol < symbols; symbol++)
            code.Lengths[symbol] = (byte)lengthOf(symbol);
        code.AssignBits();
        return code;
    }

    private static (byte Symbol, byte Extra, byte Base)[] MakeLengthCodes()
    {
        var codes = new (byte, byte, byte)[259];
        for (var less = 0; less < 255; less++)
        {
            var extra = less < 8 ? 0 : BitOperations.Log2((uint)less) - 2;
            var symbol = less < 8 ? less : (4 * extra) + (less >> extra);
            codes[less + ShortestMatch] = ((byte)symbol, (byte)extra, (byte)(less >> extra << extra));
        }
        codes[258] = (28, 0, 255);
        return codes;
    }
}
