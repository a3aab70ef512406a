using SignageHub.Core.Boards;

namespace SignageHub.Rendering.Legibility;

/// <summary>From how far away letters can be read, in whole decimetres.</summary>
/// <param name="Comfortable">Where a letter is a 200th of the distance.</param>
/// <param name="Farthest">Where it is a 360th: beyond, good eyes no longer read it.</param>
/// <remarks>Common rules of sign makers for capitals; people with weak eyes and glare want less.</remarks>
public sealed record ReadingDistance(int Comfortable, int Farthest)
{
    private const int ComfortablePart = 200;
    private const int FarthestPart = 360;
    private const int MicrometresInDecimetre = 100_000;

    /// <param name="capitalRows">Rows of a capital without marks.</param>
    /// <param name="pitch">The board's.</param>
    public static ReadingDistance Of(int capitalRows, Pitch pitch)
    {
        var height = capitalRows * pitch.Micrometres;
        return new ReadingDistance((int)((long)height * ComfortablePart / MicrometresInDecimetre), (int)((long)height * FarthestPart / MicrometresInDecimetre));
    }
}
