namespace SignageHub.Rendering.Fonts;

/// <summary>A font file is damaged or of a kind that is not read.</summary>
public sealed class FontFormatException : Exception
{
    public FontFormatException()
    {
    }

    public FontFormatException(string message)
        : base(message)
    {
    }

    public FontFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
