using SignageHub.Push.Storage;

namespace SignageHub.Simulation.Tests;

/// <summary>The power went. Not an error that a program could catch: it is simply not there any more.</summary>
internal sealed class PowerCutException : Exception;

/// <summary>A disk that keeps its word and no more: what a call has done is there when it has returned, and of a call that the power ended anything may be there.</summary>
internal sealed class SimDisk(Random random) : IDurableDisk
{
    private const int Block = 64;

    private SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>The power goes at this write from now; null for never.</summary>
    public int? CutAt { get; set; }

    /// <summary>The power goes while something is added to a file.</summary>
    public bool CutsAppend { get; set; }

    /// <summary>As on a disk that is full or read-only.</summary>
    public bool IsFull { get; set; }

    /// <summary>Whether a power cut may spoil a file that is being replaced, as on cards that tell lies of what they have written.</summary>
    public bool MayTear { get; init; }

    /// <summary>Told of a file that the power cut spoilt.</summary>
    public Action<string>? Spoilt { get; set; }

    /// <summary>Told of a file that is safely replaced.</summary>
    public Action<string>? Replaced { get; set; }

    /// <summary>Told of a write that a full disk did not take.</summary>
    public Action<string>? Refused { get; set; }

    /// <summary>Told of bytes that are safely appended.</summary>
    public Action<string, byte[]>? Appended { get; set; }

    /// <summary>Told of bytes that the power cut short: they are there, or a part, or nothing.</summary>
    public Action<string, byte[]>? PerhapsAppended { get; set; }

    public IReadOnlyDictionary<string, byte[]> Files => _files;

    public byte[]? Read(string name) => _files.TryGetValue(name, out var content) ? [.. content] : null;

    public void Replace(string name, ReadOnlySpan<byte> content)
    {
        Demand(name);
        var isCut = IsCut();
        if (isCut && MayTear && content.Length > 0 && random.Next(4) == 0)
        {
            _files[name] = content[..random.Next(content.Length)].ToArray();
            Spoilt?.Invoke(name);
        }
        else if (!isCut || random.Next(2) == 0)
        {
            _files[name] = content.ToArray();
        }

        Cut(isCut);
        Replaced?.Invoke(name);
    }

    public void Append(string name, ReadOnlySpan<byte> bytes)
    {
        Demand(name);
        var isCut = IsCut() || CutsAppend;
        var added = isCut ? Torn(bytes) : bytes.ToArray();
        if (!isCut || random.Next(4) != 0)
            _files[name] = [.. _files.GetValueOrDefault(name) ?? [], .. added];
        if (isCut)
            PerhapsAppended?.Invoke(name, added);
        Cut(isCut);
        Appended?.Invoke(name, added);
    }

    public void Delete(string name)
    {
        Demand(name);
        var isCut = IsCut();
        if (!isCut || random.Next(2) == 0)
            _files.Remove(name);
        Cut(isCut);
    }

    public IReadOnlyList<(string Name, long Bytes)> List(string folder) =>
        [.. _files.Where(f => f.Key.StartsWith(folder + "/", StringComparison.Ordinal)).Select(f => (f.Key, (long)f.Value.Length))];

    /// <summary>A bit of the file turns over while nobody looks.</summary>
    public void Damage(string name)
    {
        if (_files.TryGetValue(name, out var content) && content.Length > 0)
            (_files[name] = [.. content])[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
    }

    public SortedDictionary<string, byte[]> Copy() => new(_files, StringComparer.Ordinal);

    /// <summary>A backup is put back.</summary>
    public void Restore(SortedDictionary<string, byte[]> backup) => _files = new SortedDictionary<string, byte[]>(backup, StringComparer.Ordinal);

    /// <summary>The file's length may be on the disk before its blocks, and these in any order.</summary>
    private byte[] Torn(ReadOnlySpan<byte> bytes)
    {
        var torn = bytes[..random.Next(bytes.Length + 1)].ToArray();
        if (random.Next(3) != 0)
            return torn;
        for (var at = 0; at < torn.Length; at += Block)
        {
            if (random.Next(3) == 0)
                torn.AsSpan(at, Math.Min(Block, torn.Length - at)).Clear();
        }

        return torn;
    }

    private void Demand(string name)
    {
        if (!IsFull)
            return;
        Refused?.Invoke(name);
        throw new IOException("No space left on device");
    }

    private bool IsCut() => CutAt is { } left && (CutAt = left - 1) < 0;

    private void Cut(bool isCut)
    {
        if (!isCut)
            return;
        (CutAt, CutsAppend) = (null, false);
        throw new PowerCutException();
    }
}
