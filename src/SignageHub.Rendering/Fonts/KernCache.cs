namespace SignageHub.Rendering.Fonts;

/// <summary>The kerning of pairs that were met, in a table of fixed size where a newer pair takes an older one's place. Thread-safe.</summary>
/// <remarks>A slot is one word, so that it is read and written whole: the left glyph, the right glyph, and the columns, 16 bits each.</remarks>
internal sealed class KernCache
{
    /// <summary>A power of two: Vietnamese slogans have some 900 different pairs.</summary>
    private const int Slots = 4096;

    /// <summary>Set in every slot in use, so that the empty slot is no pair.</summary>
    private const ulong InUse = 1UL << 63;

    private readonly ulong[] _slots = new ulong[Slots];

    public bool TryGet(int left, int right, out int columns)
    {
        var slot = Volatile.Read(ref _slots[Slot(left, right)]);
        columns = (short)slot;
        return slot >> 16 == Key(left, right) >> 16;
    }

    /// <param name="left">The left glyph, 0 to 65,535.</param>
    /// <param name="right">The right glyph, 0 to 65,535.</param>
    /// <param name="columns">−32,768 to 32,767.</param>
    public void Put(int left, int right, int columns) => Volatile.Write(ref _slots[Slot(left, right)], Key(left, right) | (ushort)columns);

    private static ulong Key(int left, int right) => InUse | ((ulong)left << 32) | ((ulong)right << 16);

    private static int Slot(int left, int right) => ((left * 37) + right) & (Slots - 1);
}
