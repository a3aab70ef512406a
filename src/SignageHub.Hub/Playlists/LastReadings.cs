using SignageHub.Core.Json;

namespace SignageHub.Hub.Playlists;

/// <summary>Remembers what became of each file, so that a file that says the same as before is the very same playlist as before.</summary>
/// <remarks>Not for several threads at once. Holds one reading a file.</remarks>
internal sealed class LastReadings
{
    private readonly Dictionary<string, (byte[] Content, object?[] Beside, object Result)> _last = new(StringComparer.Ordinal);

    /// <param name="file">Its name.</param>
    /// <param name="content">What stands in it now.</param>
    /// <param name="beside">What else the reading depends on; compared by reference.</param>
    /// <param name="read">Called when anything is new.</param>
    public ReadResult<T> Of<T>(string file, byte[] content, object?[] beside, Func<byte[], ReadResult<T>> read)
        where T : class
    {
        if (_last.TryGetValue(file, out var last) && last.Content.AsSpan().SequenceEqual(content) && last.Beside.SequenceEqual(beside, ReferenceEqualityComparer.Instance))
            return (ReadResult<T>)last.Result;
        var result = read(content);
        _last[file] = (content, beside, result);
        return result;
    }
}
