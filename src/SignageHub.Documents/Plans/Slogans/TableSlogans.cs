using System.Text.RegularExpressions;
using SignageHub.Documents.Plans.Dates;
using SignageHub.Documents.Plans.Lines;

namespace SignageHub.Documents.Plans.Slogans;

/// <summary>Slogans in the rows of a table: its heading row says which column is which.</summary>
internal sealed partial class TableSlogans(IReadOnlyList<Paragraph> paragraphs, DateContext context)
{
    /// <param name="first">Index of the first row.</param>
    /// <param name="boardNear">The text before the table is about boards or slogans.</param>
    public (IReadOnlyList<FoundSlogan> Slogans, int Next) At(int first, bool boardNear)
    {
        var next = first;
        while (next < paragraphs.Count && paragraphs[next].IsRow)
            next++;
        var header = Enumerable.Range(first, next - first).FirstOrDefault(i => Column(paragraphs[i].Cells, boardNear) >= 0, -1);
        if (header < 0)
            return ([], next);
        var cells = paragraphs[header].Cells;
        var slogan = Column(cells, boardNear);
        var times = Enumerable.Range(0, cells.Count).Where(i => i != slogan && Time().IsMatch(cells[i])).ToList();
        var found = new List<FoundSlogan>();
        IReadOnlyList<Period> last = [];
        for (var i = header + 1; i < next; i++)
        {
            var row = paragraphs[i].Cells;
            if (row.Count <= slogan)
                continue;
            var written = TimeText(cells, row, times);
            // A cell that spans several rows is written in the first of them only.
            var own = written.Length > 0 ? PeriodParser.Read(written, context) : last;
            last = own;
            // What leads up to the table speaks for all its rows.
            found.AddRange(ItemSlogans.Of(row[slogan], i, first > 0 ? first - 1 : i, context)
                .Where(s => SloganText.IsLikely(s.Text))
                .Select(s => s.Own.Count > 0 ? s : s with { Own = own, UnreadTime = own.Count == 0 && written.Length > 0 ? written : null }));
        }

        return (found, next);
    }

    private static string TimeText(IReadOnlyList<string> header, IReadOnlyList<string> row, List<int> times)
    {
        var parts = times.Where(i => i < row.Count && row[i].Length > 0)
            .Select(i => FromColumn().IsMatch(header[i]) ? "từ ngày " + row[i] : ToColumn().IsMatch(header[i]) ? "đến ngày " + row[i] : row[i]);
        return string.Join(" ", parts);
    }

    private static int Column(IReadOnlyList<string> cells, bool boardNear)
    {
        var named = cells.ToList().FindIndex(c => c.Length < 80 && Cues.NamesSlogans(c) && !Time().IsMatch(c));
        return named >= 0 || !boardNear ? named : cells.ToList().FindIndex(c => c.Length < 80 && Content().IsMatch(c));
    }

    [GeneratedRegex(@"thời\s+gian|thời\s+điểm|\bngày\b|\bgiờ\b|\A\W*(?:từ|đến|bắt\s+đầu|kết\s+thúc)\W*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Time();

    [GeneratedRegex(@"\b(?:từ|bắt\s+đầu)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex FromColumn();

    [GeneratedRegex(@"\b(?:đến|kết\s+thúc)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex ToColumn();

    [GeneratedRegex(@"nội\s+dung", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Content();
}
