using System.Text.RegularExpressions;
using SignageHub.Documents.Plans.Dates;
using SignageHub.Documents.Plans.Lines;

namespace SignageHub.Documents.Plans.Slogans;

/// <summary>Finds the period of a slogan: its own, else that of the sentence that leads up to it, else that of its surroundings.</summary>
internal sealed partial class SloganPeriods(IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<IReadOnlyList<DatedUse>> uses)
{
    private const int TitleParagraphs = 6;

    /// <summary>Items of one list stand no further apart: in a long document not every slogan walks all of it.</summary>
    private const int LongestList = 500;

    /// <summary>The first paragraph from here on that has a date for itself, that has one of a board, that is a heading; the number of paragraphs where none has.</summary>
    private readonly int[] _timedFrom = From(paragraphs.Count, i => uses[i].Count > 0);
    private readonly int[] _boardFrom = From(paragraphs.Count, i => uses[i].Any(IsBoard));
    private readonly int[] _headingFrom = From(paragraphs.Count, i => IsHeading(paragraphs[i]));

    /// <summary>The last paragraph up to here that has a date of a board, that is a heading; -1 where none has.</summary>
    private readonly int[] _boardUpTo = UpTo(paragraphs.Count, i => uses[i].Any(IsBoard));
    private readonly int[] _headingUpTo = UpTo(paragraphs.Count, i => IsHeading(paragraphs[i]));

    /// <summary>Where periods that were used stand: paragraph and place.</summary>
    public HashSet<(int Paragraph, int Start)> Used { get; } = [];

    public IReadOnlyList<Period> Of(FoundSlogan slogan)
    {
        if (slogan.Own.Count > 0 || slogan.UnreadTime is not null)
            return slogan.Own;
        foreach (var at in Candidates(slogan))
        {
            var periods = At(at, near: at == slogan.Intro);
            if (periods.Count == 0)
                continue;
            foreach (var period in periods)
                Used.Add((at, period.Start));
            return periods;
        }

        return [];
    }

    /// <summary>Paragraphs in the order of trust: the lead, the section after it and before it, then the document backward and forward, then the title.</summary>
    private IEnumerable<int> Candidates(FoundSlogan slogan)
    {
        yield return slogan.Intro;
        if (slogan.Paragraph != slogan.Intro)
            yield return slogan.Paragraph;
        var (start, end) = Section(slogan.Intro);
        for (var i = slogan.Intro + 1; i < slogan.Paragraph; i++)
        {
            // Other slogans of the list have their days for themselves.
            if (uses[i].Any(u => u.Use == PeriodUse.Time || (u.Use == PeriodUse.Board && TimeLabel().IsMatch(paragraphs[i].Text))))
                yield return i;
        }

        for (var i = _timedFrom[slogan.Paragraph + 1]; i < end; i = _timedFrom[i + 1])
            yield return i;
        for (var i = slogan.Intro - 1; i >= start; i--)
            yield return i;
        foreach (var i in Siblings(slogan.Intro))
            yield return i;
        if (start > 0 && _boardUpTo[start - 1] is var before and >= 0)
            yield return before;
        if (_boardFrom[end] is var after && after < paragraphs.Count)
            yield return after;
        for (var i = 0; i < Math.Min(TitleParagraphs, paragraphs.Count); i++)
        {
            if (uses[i].Any(u => u.Period.IsRange && u.Use == PeriodUse.Other && u.Period.From is not null))
                yield return i;
        }
    }

    /// <summary><c>2. Thời gian: …</c> beside <c>3. Khẩu hiệu: …</c>: items of one list tell of one thing.</summary>
    private IEnumerable<int> Siblings(int intro)
    {
        var own = paragraphs[intro].Marker;
        if (own.Kind == MarkerKind.None)
            yield break;
        for (var i = intro - 1; i >= Math.Max(0, intro - LongestList) && Belongs(paragraphs[i].Marker, own, before: true); i--)
        {
            if (TellsTime(i, own))
                yield return i;
        }

        for (var i = intro + 1; i < Math.Min(paragraphs.Count, intro + LongestList) && Belongs(paragraphs[i].Marker, own, before: false); i++)
        {
            if (TellsTime(i, own))
                yield return i;
        }
    }

    /// <summary>Neither a heading above the list nor an item of another list with the same marks.</summary>
    private static bool Belongs(Marker marker, Marker own, bool before) => marker.Kind == MarkerKind.None
        || (marker.Depth >= own.Depth && (marker.Shape != own.Shape || own.Value == 0 || (before ? marker.Value < own.Value : marker.Value > own.Value)));

    private bool TellsTime(int index, Marker own) =>
        paragraphs[index].Marker.Shape == own.Shape && uses[index].Any(u => u.Use == PeriodUse.Time) && TimeLabel().IsMatch(paragraphs[index].Text);

    private static bool IsBoard(DatedUse use) => use.Use == PeriodUse.Board;

    /// <param name="near">The sentence itself leads up to the slogan, so that any range in it counts.</param>
    private List<Period> At(int paragraph, bool near)
    {
        var here = uses[paragraph];
        var fit = here.Where(u => u.Use is PeriodUse.Board or PeriodUse.Time && u.Period.IsRange).ToList();
        if (fit.Count == 0)
            fit = here.Where(u => u.Use is PeriodUse.Board or PeriodUse.Time).ToList();
        if (fit.Count == 0 && (near || paragraph < TitleParagraphs))
            fit = here.Where(u => u.Use == PeriodUse.Other && u.Period.IsRange && u.Period.From is not null).ToList();
        return fit.Select(u => u.Period).ToList();
    }

    /// <summary>From the heading above to the next heading of the same kind.</summary>
    private (int Start, int End) Section(int index) => (Math.Max(0, _headingUpTo[index]), _headingFrom[index + 1]);

    private static bool IsHeading(Paragraph p) =>
        p.Marker.Kind is MarkerKind.Roman or MarkerKind.Capital || p.IsCapitals || (p.Marker.Kind == MarkerKind.Number && Cues.IsTask(p.Text));

    /// <returns>One more than there are: the last is their number.</returns>
    private static int[] From(int count, Func<int, bool> fits)
    {
        var from = new int[count + 1];
        from[count] = count;
        for (var i = count - 1; i >= 0; i--)
            from[i] = fits(i) ? i : from[i + 1];
        return from;
    }

    private static int[] UpTo(int count, Func<int, bool> fits)
    {
        var upTo = new int[count];
        for (var i = 0; i < count; i++)
            upTo[i] = fits(i) ? i : i > 0 ? upTo[i - 1] : -1;
        return upTo;
    }

    [GeneratedRegex(@"\A(?:về\s+)?thời\s+gian\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex TimeLabel();
}
