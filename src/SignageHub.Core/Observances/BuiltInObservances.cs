using SignageHub.Core.Json;

namespace SignageHub.Core.Observances;

/// <summary>The observances that the product brings along: <c>library.json</c> beside this file, read like an office's own.</summary>
internal static class BuiltInObservances
{
    private const string Name = "Observances/library.json";

    /// <summary>In the order of the year.</summary>
    public static IReadOnlyList<Observance> All { get; } = Load();

    private static IReadOnlyList<Observance> Load()
    {
        var reading = new Reading(Name);
        ObservanceList? list = null;
        if (JsonParser.Parse(Bytes(), reading) is { } root)
            ObservancesShape.File(null).TryRead(root, reading, out list);
        return reading.Result(list) is { Value: { } good } ? good.All : throw new InvalidOperationException(string.Join('\n', reading.Result(list).Problems));
    }

#pragma warning disable RS0030 // A stream, but over the assembly's own bytes: nothing is read from outside.
    private static byte[] Bytes()
    {
        using var stream = typeof(BuiltInObservances).Assembly.GetManifestResourceStream(Name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
#pragma warning restore RS0030
}
