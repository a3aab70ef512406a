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
        ["SignageHub.Mqtt.Hosting"] = ["SignageHub.Mqtt"],
        ["SignageHub.Rendering"] = ["SignageHub.Core"],
        ["SignageHub.Push"] = ["SignageHub.Core"],
        ["SignageHub.Documents"] = ["SignageHub.Core"],
        ["SignageHub.Player"] = ["SignageHub.Core", "SignageHub.Mqtt", "SignageHub.Push"],
        ["SignageHub.Hub"] = ["SignageHub.Core", "SignageHub.Documents", "SignageHub.Mqtt", "SignageHub.Mqtt.Hosting", "SignageHub.Push", "SignageHub.Rendering"],
    };

    /// <summary>Packages by room; analyzers, which every room has, apart.</summary>
    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["SignageHub.Core"] = ["NodaTime"],
        ["SignageHub.Mqtt"] = ["Microsoft.Extensions.Logging.Abstractions"],
        ["SignageHub.Mqtt.Hosting"] = [],
        ["SignageHub.Rendering"] = [],
        ["SignageHub.Push"] = [],
        ["SignageHub.Documents"] = ["DocumentFormat.OpenXml", "System.IO.Packaging"],
        ["SignageHub.Player"] = ["System.ServiceProcess.ServiceController"],
        ["SignageHub.Hub"] = ["Microsoft.AspNetCore.Authentication.OpenIdConnect", "Polly.Core", "QRCoder", "Quartz", "Spectre.Console", "System.CommandLine"],
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

    /// <summary>A framework or a file of code that came another way than as a package would be an arrow that nobody sees.</summary>
    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_ReferencesFrameworksAndFiles_OnlyThoseItIsMadeOf(string room)
    {
        Assert.Equal(room == "SignageHub.Mqtt.Hosting" ? ["Microsoft.AspNetCore.App"] : [], Included(room, "FrameworkReference"));
        Assert.Empty(Included(room, "Reference"));
    }

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

    /// <summary>A ban that is taken out is a decision too: it is made here.</summary>
    private static readonly Dictionary<string, string[]> Banned = new(StringComparer.Ordinal)
    {
        ["SignageHub.Core"] =
        [
            "N:System.IO", "N:System.Net", "T:System.Console", "T:System.Environment", "T:System.TimeProvider", "T:System.Diagnostics.Stopwatch",
            "P:NodaTime.SystemClock.Instance", "P:System.Random.Shared", "M:System.Guid.NewGuid", "T:System.Threading.Thread", "T:System.Threading.Tasks.Task",
        ],
        ["SignageHub.Rendering"] =
        [
            "T:System.IO.File", "T:System.IO.Directory", "T:System.IO.FileStream", "N:System.Net", "T:System.Console", "T:System.Environment",
            "T:System.TimeProvider", "P:System.Random.Shared", "M:System.Guid.NewGuid",
        ],
        ["SignageHub.Push"] =
        [
            "T:System.IO.File", "T:System.IO.Directory", "T:System.IO.FileStream", "N:System.Net", "T:System.Console", "T:System.TimeProvider",
            "P:System.Random.Shared", "M:System.Guid.NewGuid",
        ],
        ["SignageHub.Documents"] =
        [
            "T:System.IO.File", "T:System.IO.Directory", "T:System.IO.FileStream", "N:System.Net.Http", "T:System.Diagnostics.Process", "T:System.Console",
            "T:System.TimeProvider", "P:System.Random.Shared", "M:System.Guid.NewGuid",
        ],
        ["SignageHub.Mqtt"] = ["T:System.Console", "T:System.IO.File"],
        ["SignageHub.Mqtt.Hosting"] = ["T:System.Console", "T:System.IO.File"],
        ["SignageHub.Player"] = ["N:Microsoft.AspNetCore", "N:System.Net.Http", "N:SignageHub.Mqtt.Broker", "T:System.Random"],
    };

    public static TheoryData<string> PureRooms => [.. Banned.Keys];

    [Theory]
    [MemberData(nameof(PureRooms))]
    public void PureRoom_BansWhatItMustNotTouch_ByName(string room) =>
        Assert.Equal(Banned[room], Symbols(Repository.PathOf("src", room, "BannedSymbols.txt")));

    [Fact]
    public void EveryRoom_BansTheClockTheSleepAndTheWait_InAFileOfTheNameThatTheAnalyzerReads()
    {
        var lists = XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("AdditionalFiles").Select(e => e.Attribute("Include")!.Value).ToList();

        Assert.All(lists, list => Assert.Matches(@"(^|/|\))BannedSymbols(\.\w+)?\.txt$", list));
        Assert.Contains(lists, list => list.EndsWith("BannedSymbols.everywhere.txt", StringComparison.Ordinal));
        var everywhere = Symbols(Repository.PathOf(".banned", "BannedSymbols.everywhere.txt")).ToList();
        Assert.Superset(
            new HashSet<string>(["P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTimeOffset.UtcNow", "P:System.TimeZoneInfo.Local", "M:System.Threading.Tasks.Task.Wait"], StringComparer.Ordinal),
            everywhere.ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Symbols(string list) => File.ReadLines(list).Where(line => line.Length > 0).Select(line => line.Split(';')[0]);

    private static IEnumerable<string> Included(string room, string item) =>
        XDocument.Load(Repository.PathOf("src", room, room + ".csproj")).Descendants(item).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));
}
