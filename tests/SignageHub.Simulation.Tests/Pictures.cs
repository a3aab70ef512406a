using SignageHub.Core.Boards;
using SignageHub.Core.Frames;

namespace SignageHub.Simulation.Tests;

/// <summary>The pictures of all programmes: small, and each another.</summary>
internal static class Pictures
{
    public static readonly PixelSize Size = new(8, 2);

    public static readonly IReadOnlyList<byte[]> Png = [.. Enumerable.Range(0, 64).Select(i => PngWriter.Encode(Frame.OneBit(Size, Rgb.White, [(byte)i, 0xFF])))];

    public static readonly IReadOnlyList<FrameId> Ids = [.. Png.Select(png => FrameId.Of(png))];

    public static readonly IReadOnlyDictionary<FrameId, Frame> Frames = Ids.Zip(Png).ToDictionary(p => p.First, p => PngReader.Decode(p.Second, Size).Frame!);

    public static byte[]? Of(FrameId id) => Ids.Index().Where(p => p.Item == id).Select(p => Png[p.Index]).FirstOrDefault();
}
