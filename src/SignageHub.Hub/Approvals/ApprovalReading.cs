using SignageHub.Core;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Approvals;

/// <summary>What the record of approvals says, as far as it can be believed.</summary>
/// <param name="Records">Those that count, in order.</param>
/// <param name="Break">From where on approvals do not count; null where the record is whole.</param>
public sealed record ApprovalReading(IReadOnlyList<ApprovalRecord> Records, ApprovalBreak? Break)
{
    /// <summary>Why nothing could be read; null where it could.</summary>
    public Bilingual? Trouble { get; init; }

    /// <remarks>
    /// A chain that does not fit between two lines does not tell which of them was changed: neither counts, nor does what follows. An id that does not
    /// come from its line's content tells of the last line too. Who sent a thing back is heard in any case: then it is dark, which is the safe side.
    /// </remarks>
    public static ApprovalReading Of(IReadOnlyList<ChainedLine> lines)
    {
        var records = lines.Select(line => line.Record is { } json ? ApprovalJson.Read(json) : null).ToList();
        var whole = Enumerable.Range(0, lines.Count).TakeWhile(i => lines[i].Holds && (records[i] is null || ApprovalJson.HasOwnId(lines[i].Record!)) && (i + 1 == lines.Count || lines[i + 1].Holds)).Count();
        var counted = records.Take(whole).OfType<ApprovalRecord>().ToList();
        if (whole == lines.Count)
            return new ApprovalReading(counted, null);
        var behind = records.Skip(whole).OfType<ApprovalRecord>().ToList();
        return new ApprovalReading(
            [.. counted, .. behind.Where(record => record.Withdraws is not null)],
            new ApprovalBreak(whole + 1, [.. behind.Where(record => record.IsApproval)], counted.Count, lines.Take(whole).SelectMany(line => line.Bytes.ToArray()).ToArray()));
    }
}

/// <summary>Where the chain of the record does not hold.</summary>
/// <param name="Line">From 1; the first that does not count.</param>
/// <param name="Lost">Approvals that do not count.</param>
/// <param name="Counted">Records before the break.</param>
/// <param name="Before">The lines before it, as they stand.</param>
public sealed record ApprovalBreak(int Line, IReadOnlyList<ApprovalRecord> Lost, int Counted, ReadOnlyMemory<byte> Before);
