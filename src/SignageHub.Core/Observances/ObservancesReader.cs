using SignageHub.Core.Json;

namespace SignageHub.Core.Observances;

/// <summary>Reads playlists/observances.json.</summary>
public static class ObservancesReader
{
    /// <summary>The file's name within playlists/; it is no playlist.</summary>
    public const string FileName = "observances.json";

    /// <summary>JSON Schema of the file, for editors; made from the description that <see cref="Read"/> follows.</summary>
    public static string Schema { get; } = SchemaText.Of("SignageHub: playlists/observances.json", ObservancesShape.File(null));

    /// <param name="fileName">As problems should name it.</param>
    /// <param name="utf8">The whole file; a byte order mark is skipped.</param>
    /// <returns>The built-in library with the office's own.</returns>
    public static ReadResult<ObservanceLibrary> Read(string fileName, ReadOnlySpan<byte> utf8)
    {
        var reading = new Reading(fileName);
        ObservanceList? list = null;
        if (JsonParser.Parse(utf8, reading) is { } root)
            ObservancesShape.File(BuiltInObservances.All).TryRead(root, reading, out list);
        return reading.Result(list is null ? null : new ObservanceLibrary(list.All));
    }
}
