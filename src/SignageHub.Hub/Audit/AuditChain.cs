using System.Text.Json.Nodes;
using SignageHub.Core;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Audit;

/// <summary>Takes the lines of an audit log one after the other, and says which is the first that is not as it was written.</summary>
/// <param name="key">Null where it is not at hand: then only the chain is looked at.</param>
internal sealed class AuditChain(byte[]? key)
{
    /// <summary>How many have been right.</summary>
    public int Lines { get; private set; }

    /// <summary>The hash of the last one.</summary>
    public string Last { get; private set; } = new('0', 64);

    /// <returns>Which line was touched, and how; null when this one is as it was written.</returns>
    /// <param name="line">Without its line feed.</param>
    public (int Number, Bilingual What)? Add(ReadOnlySpan<byte> line)
    {
        var number = Lines + 1;
        if (ChainedLog.Parse(line) is not { } record)
            return (number, new($"line {number} is no line of the log any more", $"dòng {number} không còn là một dòng của nhật ký"));
        if (record["n"] is not JsonValue n || !n.TryGetValue<int>(out var own) || (key is not null && record["mac"]?.ToString() != AuditCheck.CodeOf(record, key)))
            return (number, new($"line {number} was changed after it was written", $"dòng {number} đã bị sửa sau khi ghi"));
        if (own != number)
            return (number, new($"lines are missing before line {number} (it was the {own}th), or one was put in", $"thiếu dòng trước dòng {number} (vốn là dòng thứ {own}), hoặc có dòng bị chèn vào"));
        if (record["prev"]?.ToString() != Last)
            return (Math.Max(1, key is null ? number - 1 : number), new($"line {number} does not follow from the line before it", $"dòng {number} không nối tiếp dòng trước"));
        (Lines, Last) = (number, ChainedLog.HashOf(line));
        return null;
    }
}
