using System.Text;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Tests.Storage;

/// <summary>Text and bytes of a file, there and back.</summary>
public sealed class FileTextTests
{
    [Fact]
    public void AnyBytes_ComeBackAsTheyWere()
    {
        var random = new Random(20270322);
        for (var length = 0; length < 400; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            // Letters of several bytes between the odd ones, and surrogates of real ones in their range.
            byte[] mixed = [.. "ế"u8, .. bytes, .. "😀 Ngày Nước"u8];

            Assert.Equal(mixed, FileText.Bytes(FileText.Of(mixed)));
        }
    }

    [Fact]
    public void Utf8_IsReadAsEverybodyReadsIt_WithoutItsMark()
    {
        byte[] marked = [.. Encoding.UTF8.Preamble, .. "Nước 😀"u8];

        Assert.Equal("Nước 😀", FileText.Of(marked));
        Assert.Equal("Nước 😀"u8.ToArray(), FileText.Bytes("Nước 😀"));
    }

    [Fact]
    public void ByteOfAnotherEncoding_IsNoLetter()
    {
        Assert.Equal("M\udce9t", FileText.Of([(byte)'M', 0xe9, (byte)'t']));
    }
}
