using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SignageHub.Push.Messages;

namespace SignageHub.Push.Plays;

/// <summary>A line of a play table's file: <c>{"hash":"43 characters","row":…}</c>.</summary>
/// <param name="Bytes">All of it, with its line feed.</param>
/// <param name="Hash">The hash that it states; null where it states none.</param>
/// <param name="Row">Null for a line that is none.</param>
internal sealed record PlayLine(ReadOnlyMemory<byte> Bytes, string? Hash, PlayRow? Row)
{
    private const int RowAt = 60;
    private static readonly int HashAt = "{\"hash\":\""u8.Length;
    private static readonly int HashEnd = HashAt + 43;

    /// <summary>What the next line is chained to.</summary>
    public string HashAfter => Row?.Resumes ?? Hash ?? "";

    /// <summary>Whether it is a row that is chained to that hash.</summary>
    public bool Follows(string before) => Row is not null && HashOf(before, Bytes.Span[RowAt..^2]) == Hash;

    /// <param name="content">A file.</param>
    /// <param name="end">Where its last line ends; what comes then is just being written, or torn.</param>
    public static IReadOnlyList<PlayLine> All(ReadOnlySpan<byte> content, out int end)
    {
        var (all, lines) = (content.ToArray().AsMemory(), new List<PlayLine>());
        end = 0;
        while (content[end..].IndexOf((byte)'\n') is >= 0 and var length)
        {
            lines.Add(Of(all.Slice(end, length + 1)));
            end += length + 1;
        }

        return lines;
    }

    /// <returns>The hash of the line.</returns>
    public static string Write(IBufferWriter<byte> file, PlayRow row, string before)
    {
        var json = WireJson.Write(row);
        var hash = HashOf(before, json);
        file.Write(Encoding.ASCII.GetBytes("{\"hash\":\"" + hash + "\",\"row\":"));
        file.Write(json);
        file.Write("}\n"u8);
        return hash;
    }

    private static PlayLine Of(ReadOnlyMemory<byte> bytes)
    {
        var line = bytes.Span[..^1];
        if (line.Length < RowAt + 2 || !line.StartsWith("{\"hash\":\""u8))
            return new PlayLine(bytes, null, null);
        var hash = Encoding.UTF8.GetString(line[HashAt..HashEnd]);
        return new PlayLine(bytes, hash, line[^1] == (byte)'}' ? WireJson.Read<PlayRow>(line[RowAt..^1]) : null);
    }

    private static string HashOf(string before, ReadOnlySpan<byte> json)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(before));
        hash.AppendData(json);
        return Base64Url.EncodeToString(hash.GetHashAndReset());
    }
}
