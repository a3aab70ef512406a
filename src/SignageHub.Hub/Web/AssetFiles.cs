using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace SignageHub.Hub.Web;

/// <summary>Modules, styles and pictures of the pages, read once from the assembly.</summary>
/// <remarks>Their address holds a hash of all of them: a browser keeps them for good, and a new release is a new address.</remarks>
public sealed class AssetFiles
{
    private const string Folder = "Web/Assets/";

    private readonly FrozenDictionary<string, Asset> _files = Read().Append(new Asset("calendar-grid.css", Calendar.CalendarGrid.Css())).ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    public AssetFiles()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in _files.Values.OrderBy(f => f.Name, StringComparer.Ordinal))
            hash.AppendData(file.Bytes);
        Release = Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    /// <summary>12 hexadecimal digits that change whenever a file does.</summary>
    public string Release { get; }

    public string UrlOf(string name) =>
        _files.ContainsKey(name) ? $"/assets/{Release}/{name}" : throw new ArgumentException($"There is no asset '{name}'.", nameof(name));

    /// <summary>Null when there is none of this name in this release.</summary>
    public Asset? Find(string release, string name) => release == Release ? _files.GetValueOrDefault(name) : null;

    private static IEnumerable<Asset> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var name = resource[Folder.Length..];
            yield return new Asset(name, name.EndsWith(".js", StringComparison.Ordinal) ? ServedScript.Of(bytes) : bytes);
        }
    }
}

public sealed record Asset(string Name, byte[] Bytes)
{
    public string ContentType => Path.GetExtension(Name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"Assets have no type for '{other}'."),
    };
}
