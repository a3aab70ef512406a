using SignageHub.Core.Json;

namespace SignageHub.Core.Boards;

/// <summary>Reads boards.json.</summary>
public static class BoardsReader
{
    /// <summary>JSON Schema of boards.json, for editors; made from the description that <see cref="Read"/> follows.</summary>
    public static string Schema { get; } = SchemaText.Of("SignageHub: boards.json", BoardsShape.File);

    /// <param name="fileName">As problems should name it: <c>boards.json</c>.</param>
    /// <param name="utf8">The whole file; a byte order mark is skipped.</param>
    public static ReadResult<Office> Read(string fileName, ReadOnlySpan<byte> utf8)
    {
        var reading = new Reading(fileName);
        Office? office = null;
        if (JsonParser.Parse(utf8, reading) is { } root)
            BoardsShape.File.TryRead(root, reading, out office);
        return reading.Result(office);
    }
}
