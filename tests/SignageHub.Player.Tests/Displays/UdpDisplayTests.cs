using System.Net;
using System.Net.Sockets;
using SignageHub.Core.Frames;
using SignageHub.Player.Displays;

namespace SignageHub.Player.Tests.Displays;

public sealed class UdpDisplayTests : IDisposable
{
    private readonly UdpClient _receiver = new(new IPEndPoint(IPAddress.Loopback, 0));

    [Fact]
    public void Picture_ArrivesAsItWasCut()
    {
        using var display = new UdpDisplay((IPEndPoint)_receiver.Client.LocalEndPoint!, (pixels, _) => Ddp.Datagrams(pixels));

        display.Show([1, 2, 3], new PixelSize(1, 1));

        Assert.Equal("41000B01000000000003010203", Convert.ToHexString(Next()));
    }

    [Fact]
    public void Display_ThatEnds_SaysItsLastWords()
    {
        var (open, _) = DisplayChoice.Parse("e131:127.0.0.1");
        Assert.NotNull(open);
        var port = ((IPEndPoint)_receiver.Client.LocalEndPoint!).Port;
        var display = new UdpDisplay(
            new IPEndPoint(IPAddress.Loopback, port), (pixels, _) => E131.Datagrams(pixels, 1, 0, Guid.Empty, "x"), (pixels, _) => E131.Datagrams(pixels, 1, 1, Guid.Empty, "x", isLast: true));
        display.Show([1, 2, 3], new PixelSize(1, 1));

        display.Dispose();

        Assert.Equal((0x00, 0x40), (Next()[112], Next()[112]));
    }

    public void Dispose() => _receiver.Dispose();

    private byte[] Next()
    {
        _receiver.Client.ReceiveTimeout = 5_000;
        var from = new IPEndPoint(IPAddress.Any, 0);
        return _receiver.Receive(ref from);
    }
}
