namespace SignageHub.Rendering.Fonts;

/// <summary>How a letter's ink is laid on LEDs.</summary>
public enum InkMode
{
    /// <summary>A LED is lit or not.</summary>
    OneBit,

    /// <summary>A LED is lit as far as the ink covers it, 0–255.</summary>
    Coverage,
}
