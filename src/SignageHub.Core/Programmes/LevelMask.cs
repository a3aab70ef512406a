using System.Numerics;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>A set of levels.</summary>
internal readonly record struct LevelMask(int Bits)
{
    public bool IsEmpty => Bits == 0;

    /// <summary>Only when not empty.</summary>
    public Level Highest => (Level)BitOperations.Log2((uint)Bits);

    public bool Has(Level level) => (Bits & (1 << (int)level)) != 0;

    public LevelMask With(Level level) => new(Bits | (1 << (int)level));

    public LevelMask Without(Level level) => new(Bits & ~(1 << (int)level));

    public LevelMask Or(LevelMask other) => new(Bits | other.Bits);
}
