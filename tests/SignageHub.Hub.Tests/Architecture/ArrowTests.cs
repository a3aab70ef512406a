using System.Xml.Linq;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Architecture;

/// <summary>The arrows between the rooms. A new room or arrow is a decision: it is made here.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["SignageHub.Core"] = [],
        ["SignageHub.Mqtt"] = [],
        ["SignageHub.Rendering"] = ["SignageHub.Core"],
        ["SignageHub.Push"] = ["SignageHub.Core"],
        ["SignageHub.Documents"] = ["SignageHub.Core"],
        ["SignageHub.Hub"] = ["SignageHub.Core", "SignageHub.Documents", "SignageHub.Mqtt", "SignageHub.Push", "SignageHub.Rendering"],
    };

    /// <summary>Packages by room; analyzers, which every room has, apart.</summary>
    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["SignageHub.Core"] = ["NodaTime"],
        ["SignageHub.Mqtt"] = [],
        ["SignageHub.Rendering"] = [],
        ["SignageHub.Push"] = [],
        ["SignageHub.Documents"] = ["DocumentFormat.OpenXml", "System.IO.Packaging"],
        ["SignageHub.Hub"] = ["Quartz", "Spectre.Console", "System.CommandLine"],
    };

    public static TheoryData<string> Rooms => [.. Directory.EnumerateDirectories(Repository.PathOf("src")).Select(d => Path.GetFileName(d)!)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_ReferencesProjects_OnlyAlongItsArrows(string room) =>
        Assert.Equal(Arrows[room], Included(room, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_ReferencesPackages_OnlyThoseItIsMadeOf(string room) =>
        Assert.Equal(Packages[room], Included(room, "PackageReference").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Source_HasTheNamespace_OfItsFolder(string room)
    {
        var folder = Repository.PathOf("src", room);
        var strangers =
            from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            let relative = Path.GetRelativePath(folder, file)
            where !relative.StartsWith("obj", StringComparison.Ordinal) && !relative.StartsWith("bin", StringComparison.Ordinal)
            let wanted = string.Join('.', relative.Split(Path.DirectorySeparatorChar)[..^1].Prepend(room))
            let declared = File.ReadLines(file).FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal))
            where declared is not null && declared != $"namespace {wanted};"
            select $"{relative}: {declared}";
        Assert.Empty(strangers);
    }

    [Theory]
    [InlineData("SignageHub.Core")]
    [InlineData("SignageHub.Rendering")]
    [InlineData("SignageHub.Push")]
    [InlineData("SignageHub.Mqtt")]
    [InlineData("SignageHub.Documents")]
    public void PureRoom_BansWhatItMustNotTouch_ByName(string room) =>
        Assert.NotEmpty(File.ReadAllLines(Repository.PathOf("src", room, "BannedSymbols.txt")));

    private static IEnumerable<string> Included(string room, string item) =>
        XDocument.Load(Repository.PathOf("src", room, room + ".csproj")).Descendants(item).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));
}
