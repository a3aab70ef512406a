using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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

    /// <param name="file">The whole file.</param>
    /// <param name="key">Null where it is not at hand: then only the chain is looked at.</param>
    /// <param name="head">How many lines there were when the last was written; null when nobody knows.</param>
    public static AuditVerdict Of(byte[] file, byte[]? key, int? head)
    {
        var lines = Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var previous = new string('0', 64);
        for (var i = 0; i < lines.Length; i++)
        {
            var number = i + 1;
            if (Parse(lines[i]) is not { } record)
                return Touched(lines.Length, number, new($"line {number} is no line of the log any more", $"dòng {number} không còn là một dòng của nhật ký"));
            if (record["n"] is not JsonValue n || !n.TryGetValue<int>(out var own) || (key is not null && record["mac"]?.ToString() != CodeOf(record, key)))
                return Touched(lines.Length, number, new($"line {number} was changed after it was written", $"dòng {number} đã bị sửa sau khi ghi"));
            if (own != number)
                return Touched(lines.Length, number, new($"lines are missing before line {number} (it was the {own}th), or one was put in", $"thiếu dòng trước dòng {number} (vốn là dòng thứ {own}), hoặc có dòng bị chèn vào"));
            if (record["prev"]?.ToString() != previous)
                return Touched(lines.Length, Math.Max(1, key is null ? number - 1 : number), new($"line {number} does not follow from the line before it", $"dòng {number} không nối tiếp dòng trước"));
            previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines[i])));
        }

        if (head > lines.Length)
            return Touched(lines.Length, lines.Length + 1, new($"lines are missing at the end: there were {head}, there are {lines.Length}", $"thiếu dòng ở cuối: từng có {head}, nay còn {lines.Length}"));
        return new(lines.Length, null, new(
            $"{lines.Length} lines, each as it was written. The last one's hash is {previous}: written down elsewhere, it proves the whole log.",
            $"{lines.Length} dòng, đều nguyên như khi ghi. Mã băm của dòng cuối là {previous}: chép lại ở nơi khác, mã này chứng minh toàn bộ nhật ký."));
    }

    private static AuditVerdict Touched(int lines, int number, Bilingual what) => new(lines, number, new(
        $"The audit log was touched: {what.En}.", $"Nhật ký đã bị can thiệp: {what.Vi}."));

    private static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
