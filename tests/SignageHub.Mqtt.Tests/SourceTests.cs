using System.Text.RegularExpressions;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests;

/// <summary>What is asked of the source itself, here and where the broker meets the web server.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 400;

    public static TheoryData<string> Files => [.. new[] { "SignageHub.Mqtt", "SignageHub.Mqtt.Hosting" }
        .SelectMany(room => Directory.EnumerateFiles(Repository.PathOf("src", room), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];

    /// <summary>Whoever reads a type knows what to hold it against.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void EveryType_NamesTheSectionOfTheStandardThatItImplements(string file)
    {
        var lines = File.ReadAllLines(file);
        var silent = lines.Index()
            .Where(line => TypeDeclaration().IsMatch(line.Item) && !DocAbove(lines, line.Index).Contains('§', StringComparison.Ordinal))
            .Select(line => line.Item.Trim());

        Assert.Empty(silent);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_IsShort(string file) => Assert.InRange(File.ReadLines(file).Count(), 1, MostLines);

    private static string DocAbove(string[] lines, int declaration) => string.Concat(lines
        .Take(declaration)
        .Reverse()
        .TakeWhile(line => line.TrimStart().StartsWith("///", StringComparison.Ordinal) || line.TrimStart().StartsWith('[')));

    [GeneratedRegex(@"^\s*(public|internal|private|protected|file)(\s(static|sealed|abstract|partial|readonly|ref))*\s(class|struct|record|interface|enum)\s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeDeclaration();
}
