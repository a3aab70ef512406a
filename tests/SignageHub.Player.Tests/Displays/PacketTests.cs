using System.Text;
using SignageHub.Core.Frames;
using SignageHub.Player.Displays;

namespace SignageHub.Player.Tests.Displays;

/// <summary>Bytes on the wire, against the texts of the protocols.</summary>
public sealed class PacketTests
{
    private static readonly byte[] TwoPixels = [0x11, 0x22, 0x33, 0x44, 0x55, 0x66];

    [Fact]
    public void Ddp_OfTwoPixels_IsOneDatagramWithPush() => Assert.Equal(
        "41000B010000000000061122" + "33445566", Hex(Assert.Single(Ddp.Datagrams(TwoPixels))));

    [Fact]
    public void Ddp_OfALargePicture_PushesOnlyTheLastAndCountsOffsetsInBytes()
    {
        var datagrams = Ddp.Datagrams(new byte[(64 * 32) * 3]).ToList();

        Assert.Equal(["40000B010000000005A0", "40000B01000005A005A0", "40000B0100000B4005A0", "40000B01000010E005A0", "41000B01000016800180"], datagrams.Select(d => Hex(d[..10])));
    }

    [Fact]
    public void FlaschenTaschen_IsAPpmWithItsOffsetBeforeTheMaximum()
    {
        var datagram = Assert.Single(FlaschenTaschen.Datagrams(TwoPixels, new PixelSize(2, 1), layer: 5));

        Assert.Equal("P6\n2 1\n#FT: 0 0 5\n255\n", Encoding.ASCII.GetString(datagram, 0, datagram.Length - 6));
        Assert.Equal(TwoPixels, datagram[^6..]);
    }

    [Fact]
    public void FlaschenTaschen_OfALargePicture_IsCutIntoWholeRows()
    {
        var size = new PixelSize(640, 360);

        var datagrams = FlaschenTaschen.Datagrams(new byte[640 * 360 * 3], size, layer: 0).ToList();

        Assert.All(datagrams, d => Assert.InRange(d.Length, 1, FlaschenTaschen.MostBytes));
        Assert.StartsWith("P6\n640 34\n#FT: 0 34 0\n255\n", Encoding.ASCII.GetString(datagrams[1]), StringComparison.Ordinal);
        Assert.StartsWith("P6\n640 20\n#FT: 0 340 0\n255\n", Encoding.ASCII.GetString(datagrams[^1]), StringComparison.Ordinal);
        Assert.Equal(11, datagrams.Count);
    }

    [Fact]
    public void E131_OfAFullUniverse_HasTheStandardsBytes()
    {
        var sender = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
        var pixels = new byte[170 * 3];
        (pixels[0], pixels[^1]) = (0x12, 0xFE);

        var packet = Assert.Single(E131.Datagrams(pixels, universe: 7, sequence: 9, sender, "SignageHub"));

        Assert.Equal(636, packet.Length);
        Assert.Equal("00100000" + Hex("ASC-E1.17"u8.ToArray()) + "000000" + "726C" + "00000004" + "00112233445566778899AABBCCDDEEFF", Hex(packet[..38]));
        Assert.Equal("7256" + "00000002" + Hex("SignageHub"u8.ToArray()) + new string('0', 2 * 54) + "64" + "0000" + "09" + "00" + "0007", Hex(packet[38..115]));
        Assert.Equal("7209" + "02A1" + "0000" + "0001" + "01FF" + "00" + "12", Hex(packet[115..127]));
        Assert.Equal(0xFE, packet[^1]);
    }

    [Fact]
    public void E131_OfALargePicture_GoesOnInTheNextUniverses_AndTheLastSaysSo()
    {
        var packets = E131.Datagrams(new byte[(192 * 32) * 3], universe: 1, sequence: 0, Guid.Empty, "x", isLast: true).ToList();

        Assert.Equal(37, packets.Count);
        Assert.Equal(Enumerable.Range(1, 37), packets.Select(p => (p[113] << 8) | p[114]));
        Assert.All(packets, p => Assert.Equal(0x40, p[112]));
        Assert.Equal(126 + ((192 * 32 * 3) - (36 * 510)), packets[^1].Length);
    }

    [Fact]
    public void Terminal_DrawsTwoRowsALineAndNamesColoursOnlyWhereTheyChange()
    {
        byte[] pixels = [255, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 255, 0];

        Assert.Equal(
            "\e[38;2;255;0;0;48;2;0;0;0m▀▀\e[38;2;0;0;255;48;2;0;255;0m▀\e[0m\r\n",
            TerminalDisplay.Draw(pixels, new PixelSize(3, 2)));
        Assert.Equal("\e[38;2;255;0;0;48;2;0;0;0m▀\e[0m\r\n", TerminalDisplay.Draw(pixels.AsSpan(0, 3), new PixelSize(1, 1)));
    }

    [Theory]
    [InlineData(32, "000000000000000000000000332211FF665544FF")]
    [InlineData(24, "000000000000000000332211665544")]
    [InlineData(16, "0000000000000611AC42")]
    public void Framebuffer_PutsThePixelsAtTheOffsetInTheScreensOrder(int bits, string expected)
    {
        var bytes = bits / 8;
        using var screen = new MemoryStream();
        using var display = new FramebufferDisplay(screen, new FramebufferShape(3, 2, bits, bytes * 3), left: 0, top: 1);

        display.Show(TwoPixels, new PixelSize(2, 1));

        Assert.Equal(expected, Hex(screen.ToArray()));
    }

    [Fact]
    public void Framebuffer_CutsOffWhatLiesOutsideTheScreen()
    {
        using var screen = new MemoryStream();
        using var display = new FramebufferDisplay(screen, new FramebufferShape(2, 1, 32, 8), left: 1, top: 0);

        display.Show([.. TwoPixels, .. TwoPixels], new PixelSize(2, 2));

        Assert.Equal("00000000332211FF", Hex(screen.ToArray()));
    }

    [Theory]
    [InlineData("terminal", true)]
    [InlineData("raw", true)]
    [InlineData("null", true)]
    [InlineData("ft:127.0.0.1", true)]
    [InlineData("ft:127.0.0.1:1338:15", true)]
    [InlineData("ddp:127.0.0.1:4049", true)]
    [InlineData("e131:127.0.0.1:63999", true)]
    [InlineData("e131:127.0.0.1:64000", false)]
    [InlineData("ft:127.0.0.1:1337:16", false)]
    [InlineData("ddp:no.such.host.invalid", false)]
    [InlineData("fb:/dev/no-such-thing", false)]
    [InlineData("vga", false)]
    [InlineData("", false)]
    public void Choice_IsADisplayOrSaysWhatIsWrong(string text, bool isOne)
    {
        var (open, problem) = DisplayChoice.Parse(text);

        Assert.Equal(isOne, open is not null);
        Assert.Equal(isOne, problem is null);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
}
