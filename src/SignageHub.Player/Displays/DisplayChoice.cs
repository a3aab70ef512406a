using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SignageHub.Core;

namespace SignageHub.Player.Displays;

/// <summary>What <c>--display</c> may say.</summary>
internal static class DisplayChoice
{
    public static readonly Bilingual Choices = new(
        "terminal, raw, null, ft:HOST[:PORT[:LAYER]], ddp:HOST[:PORT], e131:HOST[:UNIVERSE] or fb:/dev/fb0[:X,Y]",
        "terminal, raw, null, ft:MÁY[:CỔNG[:LỚP]], ddp:MÁY[:CỔNG], e131:MÁY[:UNIVERSE] hoặc fb:/dev/fb0[:X,Y]");

    /// <returns>Opens the display; or what is wrong with the words.</returns>
    public static (Func<IDisplay>? Open, Bilingual? Problem) Parse(string text)
    {
        var parts = text.Split(':');
        return parts switch
        {
            ["terminal"] => (() => new TerminalDisplay(Console.OpenStandardOutput()), null),
            ["raw"] => (() => new RawDisplay(Console.OpenStandardOutput()), null),
            ["null"] => (() => new NullDisplay(), null),
            ["ft", var host] => Udp(host, FlaschenTaschen.DefaultPort, Flaschen(0)),
            ["ft", var host, var port] when Number(port, 1, 65535) is { } p => Udp(host, p, Flaschen(0)),
            ["ft", var host, var port, var layer] when Number(port, 1, 65535) is { } p && Number(layer, 0, 15) is { } l => Udp(host, p, Flaschen(l)),
            ["ddp", var host] => Udp(host, Ddp.DefaultPort, (pixels, _) => Ddp.Datagrams(pixels)),
            ["ddp", var host, var port] when Number(port, 1, 65535) is { } p => Udp(host, p, (pixels, _) => Ddp.Datagrams(pixels)),
            ["e131", var host] => Sacn(host, 1),
            ["e131", var host, var universe] when Number(universe, 1, E131.MostUniverse) is { } u => Sacn(host, u),
            ["fb", var device] => Framebuffer(device, 0, 0),
            ["fb", var device, var offset] when offset.Split(',') is [var x, var y] && Number(x, 0, 65535) is { } left && Number(y, 0, 65535) is { } top => Framebuffer(device, left, top),
            _ => (null, new Bilingual($"'{text}' is no display: {Choices.En}.", $"'{text}' không phải là màn hình: {Choices.Vi}.")),
        };
    }

    private static Cut Flaschen(int layer) => (pixels, size) => FlaschenTaschen.Datagrams(pixels, size, layer);

    private static (Func<IDisplay>? Open, Bilingual? Problem) Sacn(string host, int universe)
    {
        var sender = Guid.NewGuid();
        byte sequence = 0;
        return Udp(host, E131.DefaultPort, (pixels, _) => E131.Datagrams(pixels, universe, sequence++, sender, "SignageHub"), Last);

        // Three of them, for one may be lost (§6.2.6).
        IEnumerable<byte[]> Last(ReadOnlyMemory<byte> pixels, Core.Frames.PixelSize size) =>
            Enumerable.Range(0, 3).SelectMany(_ => E131.Datagrams(pixels, universe, sequence++, sender, "SignageHub", isLast: true));
    }

    private static (Func<IDisplay>? Open, Bilingual? Problem) Udp(string host, int port, Cut cut, Cut? last = null)
    {
        try
        {
            var address = IPAddress.TryParse(host, out var given) ? given : Dns.GetHostAddresses(host, AddressFamily.InterNetwork).FirstOrDefault();
            if (address is not null)
                return (() => new UdpDisplay(new IPEndPoint(address, port), cut, last), null);
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            // Said below.
        }

        return (null, new Bilingual(
            $"The display's host '{host}' is not known on this network. Give its name or address.", $"Không tìm thấy máy '{host}' của màn hình trên mạng. Hãy ghi tên hoặc địa chỉ của máy."));
    }

    private static (Func<IDisplay>? Open, Bilingual? Problem) Framebuffer(string device, int left, int top) => FramebufferShape.Of(device) is { } shape
        ? (() => new FramebufferDisplay(new FileStream(device, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0), shape, left, top), null)
        : (null, new Bilingual(
            $"{device} is no framebuffer with 16, 24 or 32 bits a pixel on this machine.", $"{device} không phải là framebuffer 16, 24 hoặc 32 bit trên máy này."));

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
