using System.Security.Cryptography;
using System.Text;

namespace SignageHub.Push.Storage;

/// <summary>A small file that tells whether it is as it was written: 64 hexadecimal digits of SHA-256, a line feed, and the content.</summary>
internal static class SealedFile
{
    private const int HeadLength = 65;

    public static void Write(IDurableDisk disk, string name, ReadOnlySpan<byte> content)
    {
        var all = new byte[HeadLength + content.Length];
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(content))).CopyTo(all, 0);
        all[HeadLength - 1] = (byte)'\n';
        content.CopyTo(all.AsSpan(HeadLength));
        disk.Replace(name, all);
    }

    /// <returns>The content and whether it is whole; null when there is no file, or none that can be read.</returns>
    public static (byte[] Content, bool IsWhole)? Read(IDurableDisk disk, string name)
    {
        byte[]? all;
        try
        {
            all = disk.Read(name);
        }
        catch (IOException)
        {
            return ([], false);
        }

        if (all is null)
            return null;
        if (all.Length < HeadLength)
            return ([], false);
        var content = all[HeadLength..];
        return (content, Encoding.ASCII.GetString(all, 0, HeadLength) == Convert.ToHexStringLower(SHA256.HashData(content)) + "\n");
    }
}
