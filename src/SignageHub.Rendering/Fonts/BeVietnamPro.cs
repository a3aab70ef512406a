namespace SignageHub.Rendering.Fonts;

/// <summary>The embedded typeface: Be Vietnam Pro (SIL Open Font License 1.1, see OFL.txt), drawn for Vietnamese.</summary>
/// <remarks>With its stylistic set ss01, the a with a roof: from afar, and on LEDs, the round one is taken for o.</remarks>
public static class BeVietnamPro
{
    private static readonly Lazy<TrueTypeFont> LazyRegular = new(() => Load("BeVietnamPro-Regular.ttf"));
    private static readonly Lazy<TrueTypeFont> LazyMedium = new(() => Load("BeVietnamPro-Medium.ttf"));
    private static readonly Lazy<TrueTypeFont> LazyBold = new(() => Load("BeVietnamPro-Bold.ttf"));

    public static IFontEngine Regular => LazyRegular.Value;

    public static IFontEngine Medium => LazyMedium.Value;

    public static IFontEngine Bold => LazyBold.Value;

    private static TrueTypeFont Load(string name)
    {
        using var stream = typeof(BeVietnamPro).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new TrueTypeFont(file, shapes: "ss01");
    }
}
