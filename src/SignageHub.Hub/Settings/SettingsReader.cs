using SignageHub.Core.Json;

namespace SignageHub.Hub.Settings;

/// <summary>Reads the settings file.</summary>
public static class SettingsReader
{
    /// <summary>JSON Schema of the settings file, for editors; made from the description that <see cref="Read"/> follows.</summary>
    public static string Schema { get; } = SchemaText.Of("SignageHub: settings.json", SettingsShape.File);

    /// <param name="fileName">As problems should name it.</param>
    /// <param name="utf8">The whole file; a byte order mark is skipped.</param>
    public static ReadResult<SettingsPart> Read(string fileName, ReadOnlySpan<byte> utf8)
    {
        var reading = new Reading(fileName);
        SettingsPart? part = null;
        if (JsonParser.Parse(utf8, reading) is { } root)
            SettingsShape.File.TryRead(root, reading, out part);
        return reading.Result(part);
    }
}
