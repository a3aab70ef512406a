using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Documents.Plans.Dates;
using SignageHub.Documents.Plans.Doubts;
using SignageHub.Documents.Plans.Lines;
using SignageHub.Documents.Plans.Slogans;

namespace SignageHub.Documents.Plans;

/// <summary>Which observance a proposal belongs to: named in its slogan, in the sentence that leads up to it, or in the subject; else one that its words and days point to.</summary>
internal sealed partial class ProposalObservances(
    IReadOnlyList<Paragraph> paragraphs, IReadOnlySet<int> slogans, DateContext context, IObservances observances)
{
    private const int TitleParagraphs = 12;

    public Proposal Named(Proposal proposal, FoundSlogan slogan)
    {
        var named = Of(slogan.Text, slogan.Intro, slogan.Paragraph, proposal);
        if (named.Count > 0 || proposal.From is not { } from)
            return Named(proposal, named);
        var days = new DateInterval(from.Day, LocalDate.Max(proposal.To?.Day ?? from.Day, from.Day));
        return (ByWords(slogan.Text, days) ?? ByWords(paragraphs[slogan.Paragraph].Text, days)) is { } guess
            ? Named(proposal with { Warnings = [.. proposal.Warnings, ProposalDoubts.GuessedObservance(guess.Name)] }, [guess])
            : proposal;
    }

    public Proposal Named(Proposal proposal, int paragraph) => Named(proposal, Of(null, paragraph, paragraph, proposal));

    /// <summary>A slogan without a period takes that of its observance, and says so.</summary>
    public Proposal WithPeriod(Proposal proposal, FoundSlogan slogan)
    {
        var named = Named(proposal, slogan);
        foreach (var (id, name) in named.ObservanceIds.Zip((named.Observance ?? "").Split("; ")))
        {
            if (context.Year is { } year && observances.Window(id, year) is { } days)
            {
                return ProposalDoubts.Add(
                    named with
                    {
                        From = new PlanMoment(days.Start, null),
                        To = new PlanMoment(days.End, null),
                        Warnings = [.. named.Warnings, ProposalDoubts.PeriodOfObservance(name, days)],
                    },
                    paragraphs[slogan.Paragraph].Text,
                    context.Year,
                    observances);
            }
        }

        return ProposalDoubts.Add(named with { Warnings = [.. named.Warnings, ProposalDoubts.NoPeriod()] }, paragraphs[slogan.Paragraph].Text, context.Year, observances);
    }

    private static Proposal Named(Proposal proposal, IReadOnlyList<NamedObservance> names) => proposal with
    {
        Observance = names.Count == 0 ? null : string.Join("; ", names.Select(n => n.Name)),
        ObservanceIds = [.. names.Select(n => n.Id)],
    };

    private IReadOnlyList<NamedObservance> Of(string? slogan, int intro, int paragraph, Proposal proposal)
    {
        if (slogan is not null && Distinct(observances.In(slogan)) is { Count: > 0 } inSlogan)
            return inSlogan;
        foreach (var at in new[] { paragraph, intro })
        {
            if (Distinct(observances.In(paragraphs[at].Text)) is { Count: > 0 } near)
                return near;
        }

        var titled = Distinct(paragraphs.Take(TitleParagraphs).Where((_, i) => !slogans.Contains(i)).SelectMany(p => observances.In(p.Text)));
        return titled.Count < 2 || proposal.From is not { } from ? titled : Likeliest(titled, slogan, from.Day, proposal.To?.Day ?? from.Day);
    }

    /// <summary>Nothing is named: an observance in the slogan's days of which the text has two words side by side ("Trái đất" around Giờ Trái đất).</summary>
    private NamedObservance? ByWords(string text, DateInterval days)
    {
        if (days.Length > PeriodDoubts.LongestUsual)
            return null;
        var words = $" {NoLetters().Replace(text.ToLowerInvariant(), " ")} ";
        return observances.Around(days)
            .Select(o => (Observance: o, Shared: Pairs(o.Name).Count(pair => words.Contains($" {pair} ", StringComparison.Ordinal))))
            .Where(o => o.Shared > 0)
            .OrderByDescending(o => o.Shared)
            .ThenBy(o => observances.Days(o.Observance.Id, days.Start.Year) is { } own ? Distance(own, days.Start, days.End) : int.MaxValue)
            .Select(o => o.Observance)
            .FirstOrDefault();
    }

    private static IEnumerable<string> Pairs(string name)
    {
        var words = NoLetters().Replace(name.ToLowerInvariant(), " ").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Zip(words.Skip(1)).Where(pair => !IsCommon(pair.First) && !IsCommon(pair.Second)).Select(pair => $"{pair.First} {pair.Second}");
    }

    /// <summary>Of several in the title: the one whose words the slogan has, else the one whose day lies nearest.</summary>
    private IReadOnlyList<NamedObservance> Likeliest(IReadOnlyList<NamedObservance> names, string? slogan, LocalDate from, LocalDate to)
    {
        var byDay = names
            .Select(n => (Name: n, Days: observances.Days(n.Id, from.Year)))
            .Where(n => n.Days is not null)
            .OrderByDescending(n => SharedWords(n.Name.Name, slogan ?? ""))
            .ThenBy(n => Distance(n.Days!, from, to))
            .Select(n => n.Name)
            .ToList();
        return byDay.Count > 0 ? [byDay[0]] : names;
    }

    private static int SharedWords(string name, string slogan)
    {
        var words = name.Split(' ').Where(w => !IsCommon(w.ToLowerInvariant()));
        var text = $" {slogan.ToLowerInvariant()} ";
        return words.Count(w => text.Contains($" {w.ToLowerInvariant()} ", StringComparison.Ordinal));
    }

    /// <summary>Words that names of observances have in common.</summary>
    private static bool IsCommon(string word) => word is "ngày" or "tháng" or "tuần" or "lễ" or "thế" or "giới" or "quốc" or "tế" or "gia" or "việt" or "nam" or "giờ"
        or "truyền" or "thống" or "toàn" or "dân" or "hành" or "động" or "vì" or "về" or "và" or "các" or "thành" or "lập";

    private static int Distance(DateInterval days, LocalDate from, LocalDate to) =>
        days.Start <= to && days.End >= from ? 0 : days.Start > to ? NodaTime.Period.DaysBetween(to, days.Start) : NodaTime.Period.DaysBetween(days.End, from);

    [GeneratedRegex(@"[^\p{L}\p{N}]+", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex NoLetters();

    private static IReadOnlyList<NamedObservance> Distinct(IEnumerable<NamedObservance> names) => names.DistinctBy(n => n.Id).ToList();
}
