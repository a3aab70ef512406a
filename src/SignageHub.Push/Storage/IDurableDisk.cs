namespace SignageHub.Push.Storage;

/// <summary>A folder that survives power cuts, as hub and board side see it. Names use <c>/</c>: <c>frames/ab12.png</c>.</summary>
/// <remarks>What a call has done is on the disk when it returns. One caller at a time.</remarks>
public interface IDurableDisk
{
    /// <summary>The whole content; null when there is no such file.</summary>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    byte[]? Read(string name);

    /// <summary>Puts the content in the place of the old one: temporary file, flush, rename, flush of the folder. A reader sees the old or the new.</summary>
    /// <exception cref="IOException">The disk is full, read-only or broken; the old content stands.</exception>
    void Replace(string name, ReadOnlySpan<byte> content);

    /// <summary>Adds to the end of a file, which is made if missing, and flushes. After a power cut during the call any part of the bytes may be there.</summary>
    /// <exception cref="IOException">The disk is full, read-only or broken; a part of the bytes may be there.</exception>
    void Append(string name, ReadOnlySpan<byte> bytes);

    /// <summary>Removes a file; nothing happens when there is none.</summary>
    /// <exception cref="IOException">The disk is read-only or broken.</exception>
    void Delete(string name);

    /// <summary>The files of a folder with their sizes in bytes, ordinal order of names; empty when there is no such folder.</summary>
    /// <exception cref="IOException">The disk is broken.</exception>
    IReadOnlyList<(string Name, long Bytes)> List(string folder);
}
