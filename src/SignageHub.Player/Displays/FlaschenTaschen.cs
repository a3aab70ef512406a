using System.Globalization;
using System.Text;
using SignageHub.Core.Frames;

namespace SignageHub.Player.Displays;

/// <summary>The Flaschen-Taschen protocol: one UDP datagram is one PPM picture (P6) with an offset in a comment before the maximum value.</summary>
/// <remarks>hzeller/flaschen-taschen, doc/protocol.md. Exactly width × height × 3 bytes follow the header: a byte more is taken for a footer.</remarks>
internal static class FlaschenTaschen
{
    public const int DefaultPort = 1337;

    /// <summary>UDP over IPv4 carries at most 65,507 bytes (RFC 768, RFC 791).</summary>
    public const int MostBytes = 65_507;

    private const int MostHeader = 64;

    /// <summary>The picture in as few datagrams as hold it, each with whole rows.</summary>
    public static IEnumerable<byte[]> Datagrams(ReadOnlyMemory<byte> pixels, PixelSize size, int layer)
    {
        var rows = Math.Max(1, (MostBytes - MostHeader) / (size.Width * 3));
        for (var y = 0; y < size.Height; y += rows)
        {
            var height = Math.Min(rows, size.Height - y);
            var header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P6\n{size.Width} {height}\n#FT: 0 {y} {layer}\n255\n"));
            yield return [.. header, .. pixels.Slice(y * size.Width * 3, height * size.Width * 3).Span];
        }
    }
}
