using SignageHub.Push.Storage;

namespace SignageHub.Player.Tests.Playing;

/// <summary>Keeps nothing, and says nothing of it.</summary>
internal sealed class NoDisk : IDurableDisk
{
    public byte[]? Read(string name) => null;

    public void Replace(string name, ReadOnlySpan<byte> content)
    {
    }

    public void Append(string name, ReadOnlySpan<byte> bytes)
    {
    }

    public void Delete(string name)
    {
    }

    public IReadOnlyList<(string Name, long Bytes)> List(string folder) => [];
}
