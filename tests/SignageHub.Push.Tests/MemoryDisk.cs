using SignageHub.Push.Storage;

namespace SignageHub.Push.Tests;

/// <summary>A disk in memory that can be made to fail.</summary>
internal sealed class MemoryDisk : IDurableDisk
{
    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>As on a disk that is full or read-only.</summary>
    public bool IsFull { get; set; }

    /// <summary>A file that is there and cannot be read.</summary>
    public string? Unreadable { get; set; }

    public byte[]? Read(string name) => name == Unreadable ? throw new IOException("Input/output error") : Files.TryGetValue(name, out var content) ? [.. content] : null;

    public void Replace(string name, ReadOnlySpan<byte> content)
    {
        Demand();
        Files[name] = content.ToArray();
    }

    public void Append(string name, ReadOnlySpan<byte> bytes)
    {
        Demand();
        Files[name] = [.. Files.GetValueOrDefault(name) ?? [], .. bytes];
    }

    public void Delete(string name)
    {
        Demand();
        Files.Remove(name);
    }

    public IReadOnlyList<(string Name, long Bytes)> List(string folder) =>
        [.. Files.Where(f => f.Key.StartsWith(folder + "/", StringComparison.Ordinal)).Select(f => (f.Key, (long)f.Value.Length))];

    private void Demand()
    {
        if (IsFull)
            throw new IOException("No space left on device");
    }
}
