using System.Text;
using System.Text.Json;
using SignageHub.Documents.Plans;
using SignageHub.Documents.Plans.Files;
using SignageHub.Documents.Plans.Lines;
using SignageHub.Documents.Plans.Slogans;
using SignageHub.Testing;

namespace SignageHub.Documents.Tests.Plans;

/// <summary>A document with the entries that a careful person would make of it.</summary>
internal sealed record ExpectedPlan(string Set, string Id, string Text, IReadOnlyList<ExpectedEntry> Entries)
{
    private static readonly string Folder = Repository.PathOf("tests", "SignageHub.Documents.Tests", "Documents");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<ExpectedPlan> All(string set) =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder, set), "*.expected.json").Order(StringComparer.Ordinal).Select(file => Load(set, file))];

    public PlanReading Read() => PlanUnderstanding.Of(PlanFile.OfOther(Encoding.UTF8.GetBytes(Text)).Lines!, LibraryObservances.BuiltIn);

    public static IReadOnlyList<PlanLine> Lines(string text) => text.Split('\n').Select((line, i) => new PlanLine(i + 1, line.TrimEnd('\r'))).ToList();

    private static ExpectedPlan Load(string set, string file)
    {
        var id = Path.GetFileName(file).Replace(".expected.json", "", StringComparison.Ordinal);
        return new ExpectedPlan(
            set, id, File.ReadAllText(Path.Combine(Folder, set, id + ".txt")), JsonSerializer.Deserialize<List<ExpectedEntry>>(File.ReadAllText(file), Json)!);
    }
}

internal sealed record ExpectedEntry(string? From, string? To, string? Slogan, string? Observance, bool Optional, IReadOnlyList<string>? Parts)
{
    /// <summary>As the examples are compared: NFC, blanks folded, outer quotes and end marks aside.</summary>
    public string Key => Slogan is null ? "" : SloganText.Clean(Slogan);
}

/// <summary>What was found of a document, and what of it is right.</summary>
/// <param name="Proposed">Entries proposed.</param>
/// <param name="Wanted">Entries expected.</param>
/// <param name="Matched">Proposed and expected, by their slogans.</param>
/// <param name="Dated">Of those, with both dates right.</param>
internal sealed record Score(int Proposed, int Wanted, int Matched, int Dated, IReadOnlyList<string> Faults)
{
    public double F1 => Proposed + Wanted == 0 ? 1 : 2.0 * Matched / (Proposed + Wanted);

    public double Dates => Matched == 0 ? 1 : (double)Dated / Matched;

    public static Score operator +(Score a, Score b) =>
        new(a.Proposed + b.Proposed, a.Wanted + b.Wanted, a.Matched + b.Matched, a.Dated + b.Dated, [.. a.Faults, .. b.Faults]);

    public static Score Of(ExpectedPlan plan)
    {
        var proposals = plan.Read().Proposals.ToList();
        var faults = new List<string>();
        var (matched, dated) = (0, 0);
        foreach (var entry in plan.Entries)
        {
            var proposal = proposals.Find(p => (p.Slogan ?? "") == entry.Key && Fits(p, entry)) ?? proposals.Find(p => (p.Slogan ?? "") == entry.Key);
            if (proposal is null)
            {
                if (!entry.Optional)
                    faults.Add($"{plan.Id}: missing '{entry.Slogan}'");
                continue;
            }

            proposals.Remove(proposal);
            matched++;
            if (Fits(proposal, entry))
                dated++;
            else
                faults.Add($"{plan.Id}: '{entry.Slogan}' {proposal.From}..{proposal.To}, expected {entry.From}..{entry.To}");
        }

        faults.AddRange(proposals.Select(p => $"{plan.Id}: surplus '{p.Slogan}' {p.From}..{p.To} (line {p.Source.Line})"));
        var wanted = plan.Entries.Count(e => !e.Optional);
        return new Score(matched + proposals.Count, wanted, matched, dated, faults);
    }

    private static bool Fits(Proposal proposal, ExpectedEntry entry) => Fits(proposal.From, entry.From) && Fits(proposal.To, entry.To);

    private static bool Fits(PlanMoment? moment, string? expected) => expected is null || moment?.ToString() == expected;
}
