using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Documents.Plans.Dates;
using SignageHub.Documents.Plans.Doubts;
using SignageHub.Documents.Plans.Head;
using SignageHub.Documents.Plans.Lines;
using SignageHub.Documents.Plans.Slogans;

namespace SignageHub.Documents.Plans;

/// <summary>From the lines of a document to proposals. A function of the lines and of the observances; nothing is corrected silently.</summary>
public sealed partial class PlanUnderstanding
{
    private readonly IObservances _observances;
    private readonly IReadOnlyList<Paragraph> _paragraphs;
    private readonly DateContext _context;
    private readonly IReadOnlyList<IReadOnlyList<DatedUse>> _uses;
    private readonly PlanHead _head;
    private readonly ReportDuty? _report;
    private readonly List<PlanWarning> _warnings = [];

    private PlanUnderstanding(IReadOnlyList<PlanLine> lines, IObservances observances)
    {
        _observances = observances;
        var clean = CleanLines.Of(lines);
        _paragraphs = Paragraphs.Of(clean.Lines);
        _head = HeadReader.Read(_paragraphs, clean.Stamped);
        _context = new DateContext(_head.Issued, TitleYear() ?? _head.Issued?.Year ?? AnyYear(), observances.FromLunar);
        _uses = _paragraphs.Select(p => DatedText.Read(p.Text, _context)).ToList();
        _report = ReportDuty.Find(_paragraphs, _uses);
    }

    public static PlanReading Of(IReadOnlyList<PlanLine> lines, IObservances observances) => new PlanUnderstanding(lines, new RememberedObservances(observances)).Read();

    private PlanReading Read()
    {
        var isReport = _paragraphs.Take(12).Any(p => !p.IsItem && !p.IsEnded && ReportTitle().IsMatch(p.Text));
        var found = isReport ? [] : new SloganFinder(_paragraphs, _context).Find();
        List<Proposal> proposals = isReport ? [] : new ProposalMaker(_paragraphs, _uses, _context, _observances, found).Make();
        if (isReport)
            _warnings.Add(DocumentDoubts.TellsThePast());
        if (proposals.Count == 0 && DocumentDoubts.IsForeign(_paragraphs))
            _warnings.Add(DocumentDoubts.Foreign());
        _warnings.AddRange(DocumentDoubts.Of(_paragraphs, _uses, found, proposals, _context, _observances));
        return new PlanReading(
            _head with
            {
                ReportDue = _report?.Due,
                ReportDueWording = _report?.Wording,
                ReportTo = _report?.To,
                ReportPassedTo = _report?.PassedTo,
                Responsible = Responsibility.Find(_paragraphs, proposals.Select(p => p.Source.Line).ToList()),
            },
            proposals.OrderBy(p => p.Source.Line).ToList(),
            Reminders(),
            _warnings);
    }

    private List<Reminder> Reminders()
    {
        var reminders = new List<Reminder>();
        if (_report is { } report)
            reminders.Add(new Reminder("report", null, report.Due, new PlanSource(report.Paragraph.Line, report.Paragraph.Text)));
        for (var i = 0; i < _paragraphs.Count; i++)
        {
            foreach (var use in _uses[i].Where(u => u.Use == PeriodUse.Flags && u.Period.To is not null))
                reminders.Add(new Reminder("flags", use.Period.From, use.Period.To, new PlanSource(_paragraphs[i].Line, _paragraphs[i].Text)));
        }

        return reminders;
    }

    /// <summary>The year of the subject: a list without years is about it.</summary>
    private int? TitleYear() => _paragraphs.Take(12)
        .Where(p => !Dated().IsMatch(p.Text))
        .Select(p => Year().Match(p.Text))
        .FirstOrDefault(m => m.Success) is { } m ? int.Parse(m.Groups["year"].Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    private int? AnyYear() => _paragraphs.Select(p => LastYear().Match(p.Text)).FirstOrDefault(m => m.Success) is { } m
        ? int.Parse(m.Groups["year"].Value, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    [GeneratedRegex(@"(?:năm|NĂM|Năm)\s+(?<year>20\d\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<![\d/-])\d{1,2}[/.-]\d{1,2}[/.-](?<year>20\d\d)|\b(?<year>20\d\d)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex LastYear();

    [GeneratedRegex(@"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm|công văn số|Căn cứ", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Dated();

    [GeneratedRegex(@"\A(?:BÁO CÁO\b|Báo cáo kết quả\b(?!.*(?:\bvề\s+[\p{Lu}]|trước|chậm nhất)))", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex ReportTitle();
}
