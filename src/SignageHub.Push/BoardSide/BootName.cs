using System.Globalization;
using System.Text;
using SignageHub.Push.Storage;

namespace SignageHub.Push.BoardSide;

/// <summary>The name of one start of a board, <c>000017-9f3a11c2</c>: a counter that people can read, and randomness, so that a disk that was put back does not bring a name back.</summary>
internal static class BootName
{
    private const string CounterFile = "boot";

    public static string Of(long counter, uint random, BoardRule rules) =>
        rules.HasFlag(BoardRule.BootName) ? string.Create(CultureInfo.InvariantCulture, $"{counter:D6}-{random:x8}") : "000000-00000000";

    /// <summary>The counter of this start; 1 at the first.</summary>
    public static long Counter(IDurableDisk disk) =>
        (SealedFile.Read(disk, CounterFile) is { IsWhole: true } stored
            && long.TryParse(Encoding.ASCII.GetString(stored.Content), NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : 0) + 1;

    /// <exception cref="IOException">The disk did not take it.</exception>
    public static void Keep(IDurableDisk disk, long counter) =>
        SealedFile.Write(disk, CounterFile, Encoding.ASCII.GetBytes(counter.ToString(CultureInfo.InvariantCulture)));
}
