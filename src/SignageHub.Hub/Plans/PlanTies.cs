namespace SignageHub.Hub.Plans;

/// <summary>Which words of the document a proposal was made of.</summary>
/// <remarks>A slogan that goes on over the end of a line, or that was put right while it was read, is tied to its line alone.</remarks>
internal sealed class PlanTies
{
    private readonly ILookup<int, int> _proposals;
    private readonly Dictionary<int, (int Line, int At, int Length)> _words = [];

    private PlanTies(PlanView plan) =>
        _proposals = plan.Reading.Proposals.Select((p, i) => (p.Source.Line, Number: i + 1)).ToLookup(p => p.Line, p => p.Number);

    public static PlanTies Of(PlanView plan)
    {
        var ties = new PlanTies(plan);
        foreach (var (line, text) in plan.Lines)
        {
            var end = 0;
            // Of two proposals with the same words, such as one slogan in two periods, the first has them.
            foreach (var number in ties._proposals[line])
            {
                if (plan.Reading.Proposals[number - 1].Slogan is not { Length: > 0 } slogan || text.IndexOf(slogan, end, StringComparison.Ordinal) is not (>= 0 and var at))
                    continue;
                ties._words[number] = (line, at, slogan.Length);
                end = at + slogan.Length;
            }
        }

        return ties;
    }

    public bool IsSource(int line) => _proposals.Contains(line);

    /// <summary>Its words stand in the document as one piece.</summary>
    public bool Has(int proposal) => _words.ContainsKey(proposal);

    /// <summary>A line in pieces: those of proposals, and what stands between them.</summary>
    public IEnumerable<(string Text, int? Proposal)> Of(int line, string text)
    {
        var end = 0;
        foreach (var number in _proposals[line].Where(Has))
        {
            var (_, at, length) = _words[number];
            if (at > end)
                yield return (text[end..at], null);
            yield return (text[at..(at + length)], number);
            end = at + length;
        }

        if (end < text.Length)
            yield return (text[end..], null);
    }
}
