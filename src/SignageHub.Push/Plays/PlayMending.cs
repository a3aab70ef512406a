using System.Buffers;

namespace SignageHub.Push.Plays;

/// <summary>Reads a file of the table to go on with it: keeps each line that is chained to the one before it, and takes out those that are not.</summary>
/// <remarks>
/// A line whose row has rotted still states its hash, and the next line is chained to that: one rotten byte costs one row, or two where it is in the hash.
/// The numbers that are missing by that are gap rows as soon as a later row of their boot tells which they were.
/// The rows that came last, in one write, may never have been acknowledged: a power cut leaves their blocks on the disk in any order, and the board offers
/// them again. Of these nothing is kept behind the first that is no row, or what is offered again would count as had.
/// </remarks>
/// <param name="before">The hash to which the first line is chained.</param>
/// <param name="through">The last number of each boot that is known; goes on with the file's rows.</param>
/// <param name="countsGaps">Whether numbers that are missing become rows.</param>
internal sealed class PlayMending(string before, Dictionary<string, long> through, bool countsGaps)
{
    private readonly ArrayBufferWriter<byte> _kept = new();
    private readonly ArrayBufferWriter<byte> _aside = new();
    private string? _stated;
    private int _waiting;
    private bool _isChanged;

    /// <summary>What the next line is chained to.</summary>
    public string Hash { get; private set; } = before;

    /// <summary>The first line that was taken out, from 1; 0 for none.</summary>
    public int FirstAside { get; private set; }

    public int LinesAside { get; private set; }

    /// <summary>The lines that were taken out.</summary>
    public byte[] Aside => _aside.WrittenSpan.ToArray();

    /// <summary>What a power cut left of rows that were never acknowledged: their end, or blocks that hold nothing.</summary>
    public byte[] Torn { get; private set; } = [];

    /// <summary>The file as it is to be; null where it may stay.</summary>
    public byte[]? Mended => _isChanged ? _kept.WrittenSpan.ToArray() : null;

    /// <param name="content">The file.</param>
    /// <param name="mayBeTorn">It is the last: what stands behind its last line was never acknowledged.</param>
    public void Read(byte[] content, bool mayBeTorn)
    {
        var lines = PlayLine.All(content, out var end);
        var newest = mayBeTorn ? lines.LastOrDefault(line => line.Row is { Resumes: null })?.Row?.Taken : null;
        var number = 0;
        foreach (var line in lines)
        {
            if (newest is not null && (line.Row is null || line.Bytes.Span.Contains((byte)0)) && lines.Skip(number).All(later => later.Row is null || later.Row.Taken == newest))
            {
                var from = lines.Take(number).Sum(earlier => earlier.Bytes.Length);
                if (!content.AsSpan(from).Contains((byte)0))
                    break;
                (Torn, _isChanged) = (content[from..], true);
                if (_waiting > 0)
                    Resume(_stated ?? Hash);
                return;
            }

            Take(line, ++number);
        }

        foreach (var line in lines.Skip(number))
            TakeOut(line.Bytes.Span, null, ++number);
        var rest = content[end..];
        _isChanged |= rest.Length > 0;
        if (mayBeTorn)
            Torn = rest;
        else if (rest.Length > 0)
            TakeOut(rest, null, number + 1);
        if (_waiting > 0)
            Resume(_stated ?? Hash);
    }

    private void Take(PlayLine line, int number)
    {
        if (Chained(line) is not { } chained)
        {
            TakeOut(line.Bytes.Span, line.Hash, number);
            return;
        }

        var row = line.Row!;
        var gap = row.Resumes is null && countsGaps ? GapBefore(row) : null;
        if (gap is not null)
            Write(gap);
        if (gap is not null || _waiting > 0)
            Resume(chained);
        _kept.Write(line.Bytes.Span);
        Hash = line.HashAfter;
        if (row.Resumes is null)
            through[row.Boot] = Math.Max(through.GetValueOrDefault(row.Boot), row.Missing > 0 ? row.Number + row.Missing - 1 : row.Number);
    }

    /// <summary>The hash to which it is chained, of those that it may be: the last kept line's, or the one that the last line taken out states.</summary>
    private string? Chained(PlayLine line) => line.Follows(Hash) ? Hash : _stated is not null && line.Follows(_stated) ? _stated : null;

    private void TakeOut(ReadOnlySpan<byte> line, string? stated, int number)
    {
        _aside.Write(line);
        _stated = stated ?? _stated;
        if (FirstAside == 0)
            FirstAside = number;
        _waiting++;
        LinesAside++;
    }

    private PlayRow? GapBefore(PlayRow row)
    {
        var last = through.GetValueOrDefault(row.Boot);
        return row.Number <= last + 1 ? null : new PlayRow { Boot = row.Boot, Number = last + 1, Missing = row.Number - last - 1, Taken = row.Taken };
    }

    private void Resume(string chained)
    {
        Write(new PlayRow { Boot = "", Number = 0, Missing = 0, SetAside = _waiting, Resumes = chained, Taken = default });
        (Hash, _stated, _waiting) = (chained, null, 0);
    }

    private void Write(PlayRow row)
    {
        _isChanged = true;
        Hash = PlayLine.Write(_kept, row, Hash);
    }
}
