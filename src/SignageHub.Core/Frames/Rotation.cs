using NodaTime;

namespace SignageHub.Core.Frames;

/// <summary>Where in a rotation of scenes an instant falls.</summary>
/// <param name="Scene">Index of the scene.</param>
/// <param name="Frame">Index of its frame.</param>
/// <param name="Elapsed">Time since that frame began; at least zero, less than the frame's time.</param>
public readonly record struct RotationPoint(int Scene, int Frame, Duration Elapsed);

/// <summary>Scenes that play in turn, for ever, in step with the clock.</summary>
public static class Rotation
{
    /// <summary>
    /// The point of the rotation at an instant. The phase counts from the Unix epoch, modulo the time of one round, in whole
    /// milliseconds: boards with the same rotation and a right clock show the same at the same moment.
    /// </summary>
    /// <exception cref="ArgumentException">There is no scene.</exception>
    public static RotationPoint At(IReadOnlyList<Scene> scenes, Instant instant)
    {
        if (scenes.Count == 0)
            throw new ArgumentException("A rotation has at least one scene.", nameof(scenes));
        // A board asks sixty times a second and more: counted, not enumerated, so that nothing is left behind to be cleaned up.
        var round = 0L;
        for (var scene = 0; scene < scenes.Count; scene++)
        {
            for (var frame = 0; frame < scenes[scene].Times.Count; frame++)
                round += Milliseconds(scenes[scene].Times[frame]);
        }

        var left = FloorModulo(instant.ToUnixTimeMilliseconds(), round);
        for (var scene = 0; ; scene++)
        {
            for (var frame = 0; frame < scenes[scene].Times.Count; frame++)
            {
                var time = Milliseconds(scenes[scene].Times[frame]);
                if (left < time)
                    return new RotationPoint(scene, frame, Duration.FromMilliseconds(left));
                left -= time;
            }
        }
    }

    private static long Milliseconds(Duration time) => (long)time.TotalMilliseconds;

    private static long FloorModulo(long value, long modulus) => ((value % modulus) + modulus) % modulus;
}
