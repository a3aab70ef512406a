using NodaTime;
using SignageHub.Documents.Plans.Dates;
using SignageHub.Documents.Plans.Doubts;
using SignageHub.Documents.Plans.Lines;
using SignageHub.Documents.Plans.Slogans;
using Period = SignageHub.Documents.Plans.Dates.Period;

namespace SignageHub.Documents.Plans;

/// <summary>Gives every slogan its period and its doubts; makes entries of periods without text and of hours of darkness.</summary>
internal sealed class ProposalMaker(
    IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<IReadOnlyList<DatedUse>> uses, DateContext context, IObservances observances,
    IReadOnlyList<FoundSlogan> found)
{
    private readonly SloganPeriods _periods = new(paragraphs, uses);
    private readonly ProposalObservances _names = new(paragraphs, found.Select(f => f.Paragraph).ToHashSet(), context, observances);
    private readonly Dictionary<int, int> _choices = [];

    public List<Proposal> Make()
    {
        var listed = found.Where(f => f.Kind == SloganKind.Listed).ToList();
        var chosen = listed.Count > 0 ? listed
            : AsksToShow() ? found.Where(f => f.Kind == SloganKind.Theme).DistinctBy(f => f.Text).ToList()
            : [];
        var proposals = chosen.DistinctBy(f => (f.Text, f.Intro, string.Join(',', f.Own.Select(o => o.Start)))).SelectMany(Proposals).ToList();
        proposals.AddRange(DarkHours());
        if (chosen.Count == 0)
            proposals.AddRange(WithoutText());
        return proposals;
    }

    private bool AsksToShow() => paragraphs.Any(p => Cues.AsksToShow(p.Text) && !Cues.TellsThePast(p.Text));

    private IEnumerable<Proposal> Proposals(FoundSlogan slogan)
    {
        var given = _periods.Of(slogan);
        var (periods, warnings) = PeriodDoubts.Choose(given, paragraphs[slogan.Intro].Text, paragraphs[slogan.Paragraph].Text);
        if (slogan.UnreadTime is { } unread)
            warnings.Add(ProposalDoubts.UnreadTime(unread));
        if (slogan.Kind == SloganKind.Theme)
            warnings.Add(ProposalDoubts.ThemeOnly(slogan.Text));
        var bare = new Proposal
        {
            Slogan = slogan.Text,
            Translation = slogan.Translation,
            Choice = ChoiceOf(slogan),
            Source = Source(slogan.Paragraph),
            Warnings = [.. slogan.Warnings, .. warnings],
        };
        if (periods.Count == 0)
            return [_names.WithPeriod(bare, slogan)];
        return periods.Select(p => Dated(bare, p, slogan));
    }

    private Proposal Dated(Proposal bare, Period period, FoundSlogan slogan)
    {
        var (from, to, doubts) = PeriodDoubts.Of(period, context);
        var named = _names.Named(bare with
        {
            From = from is { } f ? new PlanMoment(f, period.FromHour) : null,
            To = to is { } t ? new PlanMoment(t, period.ToHour) : null,
            HoursAreDaily = period.HoursAreDaily,
            Warnings = [.. bare.Warnings, .. doubts],
        }, slogan);
        return ProposalDoubts.Add(named, paragraphs[slogan.Paragraph].Text, context.Year, observances);
    }

    private int? ChoiceOf(FoundSlogan slogan)
    {
        if (!Cues.OneIsEnough(paragraphs[slogan.Intro].Text))
            return null;
        if (!_choices.TryGetValue(slogan.Intro, out var number))
            _choices[slogan.Intro] = number = _choices.Count + 1;
        return number;
    }

    private IEnumerable<Proposal> DarkHours()
    {
        for (var i = 0; i < paragraphs.Count; i++)
        {
            foreach (var use in uses[i].Where(u => u.Use == PeriodUse.Dark && u.Period is { From: not null, FromHour: not null, ToHour: not null }))
            {
                yield return _names.Named(
                    new Proposal
                    {
                        From = new PlanMoment(use.Period.From!.Value, use.Period.FromHour),
                        To = new PlanMoment(use.Period.To!.Value, use.Period.ToHour),
                        HoursAreDaily = use.Period.HoursAreDaily,
                        Dark = true,
                        Source = Source(i),
                        Warnings = [ProposalDoubts.DarkHour()],
                    },
                    i);
            }
        }
    }

    /// <summary>A period in which something is to be shown, and the text is elsewhere: the importer asks for it.</summary>
    private IEnumerable<Proposal> WithoutText()
    {
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var text = paragraphs[i].Text;
            if (!Cues.AsksToShow(text) || (Cues.TellsThePast(text) && !Cues.IsTakeDown(text)))
                continue;
            var given = uses[i].Where(u => u.Use is PeriodUse.Board or PeriodUse.Time && u.Period.IsRange).Select(u => u.Period).ToList();
            var (periods, warnings) = PeriodDoubts.Choose(given, text, text);
            foreach (var period in periods.Where(p => p.From is not null || p.To is not null))
            {
                var (from, to, doubts) = PeriodDoubts.Of(period, context);
                yield return _names.Named(
                    new Proposal
                    {
                        From = from is { } f ? new PlanMoment(f, period.FromHour) : null,
                        To = to is { } t ? new PlanMoment(t, period.ToHour) : null,
                        HoursAreDaily = period.HoursAreDaily,
                        Source = Source(i),
                        Warnings = [ProposalDoubts.NoText(Cues.NamesPicture(text)), .. warnings, .. doubts],
                    },
                    i);
            }
        }
    }

    private PlanSource Source(int paragraph) => new(paragraphs[paragraph].Line, paragraphs[paragraph].Text);
}
