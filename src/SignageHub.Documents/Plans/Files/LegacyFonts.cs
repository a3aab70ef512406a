namespace SignageHub.Documents.Plans.Files;

/// <summary>Runs of a DOCX in fonts of old encodings: <c>.VnTime</c> and <c>.VnTimeH</c> (TCVN3, capitals), <c>VNI-Times</c>.</summary>
internal static class LegacyFonts
{
    public static string Decode(string text, string? font)
    {
        if (font is null || text.Length == 0)
            return text;
        if (font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase))
        {
            var decoded = LegacyEncodings.FromTcvn3(text) ?? text;
            return font.EndsWith('H') ? decoded.ToUpperInvariant() : decoded;
        }

        return font.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase) ? LegacyEncodings.FromVni(text) ?? text : text;
    }
}
