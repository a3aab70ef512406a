using System.Text;

namespace SignageHub.Testing;

/// <summary>Slogans as public plans print them, one a line in slogans.txt, NFC.</summary>
public static class Slogans
{
    public static IReadOnlyList<string> All { get; } = Load();

    private static string[] Load()
    {
        using var stream = typeof(Slogans).Assembly.GetManifestResourceStream("slogans.txt")
            ?? throw new InvalidOperationException("slogans.txt is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
