using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SignageHub.Core;

namespace SignageHub.Hub.Audit;

/// <summary>What a look at the whole log has shown.</summary>
/// <param name="Lines">Whole lines.</param>
/// <param name="Touched">The first line that was changed, put in, or before which some were taken out; null when all is as it was written.</param>
/// <param name="Words">The finding in a sentence.</param>
public sealed record AuditVerdict(int Lines, int? Touched, Bilingual Words)
{
    public bool IsWhole => Touched is null;
}

/// <summary>Holds every line of an audit log against its number, its code and the hash of the line before it.</summary>
internal static class AuditCheck
{
    /// <summary>Of everything in a line but its place in the chain and the code itself.</summary>
    public static string CodeOf(JsonObject record, byte[] key)
    {
        var plain = new StringBuilder();
        // Each with its length: what is written in one field cannot pass for the next.
        foreach (var (name, value) in record.Where(p => p.Key is not ("mac" or "prev")).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var text = value?.ToString() ?? "";
            plain.Append(name).Append(':').Append(text.Length).Append(':').Append(text).Append('\n');
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(plain.ToString())));
    }

    /// <summary>Of a copy, whose end nobody knows.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="key">Null where it is not at hand: then only the chain is looked at.</param>
    public static AuditVerdict Of(ReadOnlySpan<byte> file, byte[]? key)
    {
        var chain = new AuditChain(key);
        foreach (var range in file.Split((byte)'\n'))
        {
            if (file[range] is { IsEmpty: false } line && chain.Add(line) is { } wrong)
                return Touched(CountOf(file), wrong.Number, wrong.What);
        }

        return Whole(chain);
    }

    public static AuditVerdict Whole(AuditChain chain) => new(chain.Lines, null, new(
        $"{chain.Lines} lines, each as it was written. The last one's hash is {chain.Last}: written down elsewhere, it proves the whole log.",
        $"{chain.Lines} dòng, đều nguyên như khi ghi. Mã băm của dòng cuối là {chain.Last}: chép lại ở nơi khác, mã này chứng minh toàn bộ nhật ký."));

    public static AuditVerdict Touched(int lines, int number, Bilingual what) => new(lines, number, new(
        $"The audit log was touched: {what.En}.", $"Nhật ký đã bị can thiệp: {what.Vi}."));

    public static int CountOf(ReadOnlySpan<byte> file)
    {
        var lines = 0;
        foreach (var range in file.Split((byte)'\n'))
        {
            if (!file[range].IsEmpty)
                lines++;
        }

        return lines;
    }
}
