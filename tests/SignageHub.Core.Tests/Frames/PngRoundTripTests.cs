using FsCheck;
using FsCheck.Fluent;
using SignageHub.Core.Frames;

namespace SignageHub.Core.Tests.Frames;

public sealed class PngRoundTripTests
{
    [Fact]
    public void Decode_AnyEncodedFrame_GivesTheSameFrame() =>
        Check.QuickThrowOnFailure(Prop.ForAll(SampleFrames.Any, frame =>
            frame.Equals(PngReader.Decode(PngWriter.Encode(frame), SampleFrames.Largest).Frame)));

    [Theory]
    [InlineData(640, 360, false)]
    [InlineData(8192, 16, true)]
    [InlineData(3000, 200, false)] // more tokens than one deflate block holds, rows longer than a match window away
    [InlineData(1, 1, true)]
    public void Decode_LargeAndSmallFrames_GivesTheSameFrame(int width, int height, bool oneBit)
    {
        for (var texture = 0; texture < 4; texture++)
        {
            var frame = SampleFrames.Make(new PixelSize(width, height), oneBit, texture, seed: width + texture);

            var decoded = PngReader.Decode(PngWriter.Encode(frame), SampleFrames.Largest);

            Assert.True(decoded.IsOk, decoded.Error?.En);
            Assert.Equal(frame, decoded.Frame);
        }
    }

    [Fact]
    public void Encode_CountsThatNeedLongCodes_IsReadByTheInBoxInflater()
    {
        // Fibonacci counts make the deepest Huffman trees: without a limit the rarest byte would have more than 15 bits.
        var bytes = new List<byte>();
        for (int symbol = 0, count = 1, next = 1; symbol < 22; symbol++, (count, next) = (next, count + next))
            bytes.AddRange(Enumerable.Repeat((byte)(symbol * 7), count));
        var random = new Random(1);
        var shuffled = bytes.OrderBy(_ => random.Next()).ToArray();
        var size = new PixelSize(shuffled.Length / 3 / 16, 16);
        var frame = Frame.Rgb24(size, shuffled[..(size.Width * 3 * 16)]);

        var decoded = PngReader.Decode(PngWriter.Encode(frame), SampleFrames.Largest);

        Assert.Equal(frame, decoded.Frame);
    }

    [Fact]
    public void Encode_ADarkFullScreen_IsSmall()
    {
        var png = PngWriter.Encode(Frame.Rgb24(new PixelSize(640, 360), new byte[640 * 360 * 3]));

        Assert.InRange(png.Length, 1, 2500);
    }

    [Fact]
    public void Encode_ByManyThreads_GivesTheSameBytes()
    {
        var frames = Enumerable.Range(0, 64).Select(i => SampleFrames.Make(new PixelSize(192, 32), i % 2 == 0, i % 4, i)).ToArray();
        var alone = frames.Select(PngWriter.Encode).ToArray();

        var together = frames.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(PngWriter.Encode).ToArray();

        Assert.Equal(alone, together);
    }
}
