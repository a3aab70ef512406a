using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Player.Displays;
using SignageHub.Push.BoardSide;

namespace SignageHub.Player.Playing;

/// <summary>Brings what is lit at an instant to the display, when it is another picture than before.</summary>
/// <param name="display">Where to.</param>
/// <param name="own">The size until a manifest tells the board's.</param>
/// <param name="gamma">The display's; see <see cref="PixelTable"/>.</param>
/// <param name="dims">Whether pixels are scaled to the board's brightness; false where the display has a dimmer of its own.</param>
internal sealed class Painter(IDisplay display, PixelSize own, double gamma, bool dims)
{
    private byte[] _pixels = [];
    private PixelTable? _table;
    private int _brightness;
    private (Lit Lit, LitScene? Scene, int Frame, long Step)? _painted;
    private Duration _paintedAt;

    /// <summary>What is lit now.</summary>
    public Shown Shown { get; private set; }

    /// <summary>Whether the picture moves by itself, and so wants to be painted sixty times a second.</summary>
    public bool Moves { get; private set; }

    /// <summary>When a picture that does not move gives way to another by itself.</summary>
    public Instant ChangesAt { get; private set; }

    /// <param name="lit">What the board lights.</param>
    /// <param name="now">The board's time.</param>
    /// <param name="monotonic">Any clock that does not jump.</param>
    /// <returns>Whether the display was given a picture.</returns>
    /// <exception cref="IOException">The display is not there.</exception>
    public bool Paint(Lit lit, Instant now, Duration monotonic)
    {
        Shown = lit.At(now);
        var scene = Shown.Scene?.Scene;
        var milliseconds = (long)Shown.Elapsed.TotalMilliseconds;
        var enters = scene is { Entrance: not Entrance.Cut } && milliseconds < EntranceStep.Milliseconds;
        Moves = scene?.Kind == SceneKind.Scroll || enters;
        ChangesAt = scene is { Slots.Count: > 0 } ? Instant.Min(Shown.Until, NextMinute(now)) : Shown.Until;
        // One number that changes exactly when the picture does: the strip's column, the step of the entrance, the minute of a clock part.
        var step = scene switch
        {
            null => 0,
            { Kind: SceneKind.Scroll } => milliseconds * scene.PixelsPerSecond / 1000,
            _ when enters => EntranceStep.At(scene.Entrance, scene.Window.Width, milliseconds) is var (left, columns) ? (left * 100_000L) + columns : 0,
            { Slots.Count: > 0 } => -1 - now.InZone(lit.Zone).LocalDateTime.TickOfDay / NodaConstants.TicksPerMinute,
            _ => -1,
        };
        if (scene is { Kind: SceneKind.Scroll, Slots.Count: > 0 })
            step = (step * 1440) + (now.InZone(lit.Zone).LocalDateTime.TickOfDay / NodaConstants.TicksPerMinute);
        var picture = (lit, Shown.Scene, Shown.Frame, step);
        var isDue = display.RepeatAfter is { } repeat && monotonic >= _paintedAt + Duration.FromTimeSpan(repeat);
        if (picture == _painted && !isDue)
            return false;
        var size = lit.Size ?? own;
        if (_table is null || _brightness != lit.Brightness)
            (_table, _brightness) = (new PixelTable(gamma, dims ? lit.Brightness : 100), lit.Brightness);
        if (_pixels.Length != size.Width * size.Height * 3)
            _pixels = new byte[size.Width * size.Height * 3];
        _table.Fill(lit.Pixels(Shown, now), _pixels);
        (_painted, _paintedAt) = (null, monotonic);
        display.Show(_pixels, size);
        _painted = picture;
        return true;
    }

    /// <summary>Time zones of today are whole minutes apart.</summary>
    private static Instant NextMinute(Instant now) => Instant.FromUnixTimeSeconds((now.ToUnixTimeSeconds() / 60 * 60) + 60);
}
