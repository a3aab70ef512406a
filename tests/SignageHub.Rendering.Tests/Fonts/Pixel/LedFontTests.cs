using SignageHub.Rendering.Fonts;
using SignageHub.Rendering.Fonts.Pixel;

namespace SignageHub.Rendering.Tests.Fonts.Pixel;

/// <summary>Which ems pixel fonts stand for; the medium outline has 26, 27 and 28 rows at 17, 18 and 19 pixels an em.</summary>
public class LedFontTests
{
    [Fact]
    public void Em_UpToThreeRowsAboveAPixelFont_IsDrawnByIt()
    {
        Assert.Equal(LedFont.Default.Alike(17, InkMode.OneBit), LedFont.Default.Alike(18, InkMode.OneBit));
    }

    [Fact]
    public void Em_FourRowsAboveThePixelFont_IsTheOutlines()
    {
        Assert.Equal(19, LedFont.Default.Alike(19, InkMode.OneBit));
    }

    [Fact]
    public void Bold_WhereThePixelFontIsRegular_IsTheOutlines()
    {
        Assert.Equal(17, LedFont.Bold.Alike(17, InkMode.OneBit));
    }
}
