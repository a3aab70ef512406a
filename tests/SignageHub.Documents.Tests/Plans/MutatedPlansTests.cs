using System.Text;
using System.Text.RegularExpressions;
using SignageHub.Documents.Plans;
using SignageHub.Documents.Plans.Files;

namespace SignageHub.Documents.Tests.Plans;

/// <summary>Documents torn about at random: nothing crashes, nothing is made up.</summary>
public sealed partial class MutatedPlansTests
{
    /// <summary>A tenth of what <c>SIGNAGEHUB_MUTATIONS=20000</c> plays, so that the ordinary run stays short; its first rounds are the same.</summary>
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("SIGNAGEHUB_MUTATIONS"), System.Globalization.CultureInfo.InvariantCulture, out var rounds) ? rounds : 2_000;

    private const string Spice = "“”\"():;.-–•\t\n 0123456789/ÁạĐ";

    [Fact]
    public void Plan_Mutated_NeverCrashesAndEverySloganStandsInTheText()
    {
        var random = new Random(20230325);
        var texts = ExpectedPlan.All("shared").Where(p => p.Text.Length < 1200).Select(p => p.Text).ToList();
        var observances = LibraryObservances.BuiltIn;
        for (var round = 0; round < Rounds; round++)
        {
            var text = Mutated(texts[random.Next(texts.Count)], random);
            foreach (var proposal in PlanUnderstanding.Of(PlanText.Split(text), observances).Proposals.Where(p => p.Slogan is not null))
                Assert.True(Bare(text).Contains(Bare(proposal.Slogan!), StringComparison.Ordinal), $"round {round}: '{proposal.Slogan}' is not in:\n{text}");
        }
    }

    private static string Mutated(string text, Random random)
    {
        var mutated = new StringBuilder(text);
        for (var i = random.Next(1, 8); i > 0 && mutated.Length > 1; i--)
        {
            var at = random.Next(mutated.Length);
            switch (random.Next(4))
            {
                case 0:
                    mutated.Remove(at, Math.Min(random.Next(1, 40), mutated.Length - at));
                    break;
                case 1:
                    mutated.Insert(at, Spice[random.Next(Spice.Length)]);
                    break;
                case 2:
                    mutated[at] = Spice[random.Next(Spice.Length)];
                    break;
                default:
                    mutated.Insert(random.Next(mutated.Length), mutated.ToString(at, Math.Min(random.Next(1, 60), mutated.Length - at)));
                    break;
            }
        }

        return mutated.ToString();
    }

    /// <summary>Letters and digits alone, in NFC: blanks, marks of lists and breaks of lines between the parts of a slogan do not count.</summary>
    private static string Bare(string text) => Marks().Replace(text.Normalize(NormalizationForm.FormC), "");

    [GeneratedRegex(@"[^\p{L}\p{N}]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marks();
}
