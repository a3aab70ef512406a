namespace SignageHub.Push.Manifests;

/// <summary>What a board is willing to take, so that no message can fill its memory or its disk.</summary>
public static class ManifestLimits
{
    /// <summary>Characters of a manifest as it travels: 4 MiB.</summary>
    public const int Characters = 4 * 1024 * 1024;

    /// <summary>Segments: 14 days that change every two minutes.</summary>
    public const int Segments = 10_000;

    public const int Scenes = 4_000;

    /// <summary>Frames of one scene, the letters of its slots among them.</summary>
    public const int FramesOfAScene = 500;

    /// <summary>Different frames of a whole manifest.</summary>
    public const int Frames = 20_000;

    /// <summary>Pixels of one frame.</summary>
    public const int Pixels = 4_000_000;

    /// <summary>Bytes of one frame's PNG file.</summary>
    public const int FrameBytes = 4 * 1024 * 1024;

    /// <summary>Bytes of the PNG file with which a board answers what it shows; below the packets that brokers take.</summary>
    public const int ScreenBytes = 200_000;

    /// <summary>Seconds that a frame may stay: a day.</summary>
    public const int Seconds = 86_400;
}
