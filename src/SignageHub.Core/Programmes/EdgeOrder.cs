using System.Buffers;

namespace SignageHub.Core.Programmes;

/// <summary>Edges of many entries put in order of time.</summary>
/// <remarks>An edge is one number: its time, in seconds or minutes from the stretch's first second, then <see cref="WhoBits"/> bits for whose it is. Sorted by digits (LSD radix sort), so that the time grows with the number of edges alone.</remarks>
internal static class EdgeOrder
{
    public const int WhoBits = 24;

    public const int MostEntries = (1 << WhoBits) - 1;

    private const int DigitBits = 11;

    private const int Digits = 1 << DigitBits;

    public static ulong Pack(long time, int who) => ((ulong)time << WhoBits) | (uint)who;

    public static long TimeOf(ulong edge) => (long)(edge >> WhoBits);

    public static int WhoOf(ulong edge) => (int)(edge & MostEntries);

    /// <summary>By time; edges of one time in any order.</summary>
    /// <param name="edges">Rented from the shared pool; goes back there if it is not the result.</param>
    /// <param name="count">How many of it are edges.</param>
    /// <param name="last">No edge is later.</param>
    /// <returns>Rented likewise: a year of a busy board fills megabytes, too many to leave to the collector.</returns>
    public static ulong[] Sort(ulong[] edges, int count, long last)
    {
        if (count < Digits)
        {
            Array.Sort(edges, 0, count);
            return edges;
        }

        var (source, target) = (edges, ArrayPool<ulong>.Shared.Rent(count));
        Span<int> next = stackalloc int[Digits];
        for (var shift = WhoBits; shift < 64 && (last >> (shift - WhoBits)) > 0; shift += DigitBits)
        {
            var from = source.AsSpan(0, count);
            var to = target.AsSpan(0, count);
            next.Clear();
            foreach (var edge in from)
                next[(int)(edge >> shift) & (Digits - 1)]++;
            var sum = 0;
            for (var digit = 0; digit < Digits; digit++)
                (next[digit], sum) = (sum, sum + next[digit]);
            foreach (var edge in from)
                to[next[(int)(edge >> shift) & (Digits - 1)]++] = edge;
            (source, target) = (target, source);
        }

        ArrayPool<ulong>.Shared.Return(target);
        return source;
    }
}
