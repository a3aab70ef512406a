using System.CommandLine;
using SignageHub.Core;
using SignageHub.Documents.Plans;
using SignageHub.Hub.Plans;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub plan read</c> and <c>plan import</c>: from the document of a plan to draft entries.</summary>
internal static class PlanCommand
{
    private static readonly Argument<string[]> Files = new("FILE") { Description = "Plan documents: DOCX, PDF, text, web page; - for text that is pasted in", Arity = ArgumentArity.OneOrMore };

    private static readonly Argument<string> One = new("FILE") { Description = "A plan document: DOCX, PDF, text, web page; - for text that is pasted in" };

    private static readonly Option<string?> Accept = new("--accept") { Description = "Only these proposals, by number: 1,3 or 1-3", HelpName = "N,N" };

    private static readonly Option<string[]> Fix = new("--fix") { Description = "Correct a proposal: 2:from=7/4/2023 (from, to, slogan)", HelpName = "N:FIELD=VALUE" };

    private static readonly Option<bool> Replace = new("--replace") { Description = "Write the entries anew where the playlist is there already; boards, style and share stay" };

    public static Command Create()
    {
        var read = new Command("read", "Tell what a plan document asks the boards to show, with evidence and doubts; nothing is written")
        {
            Files, CommonOptions.Playlists, CommonOptions.Json,
        };
        read.SetAction((parse, cancellationToken) => Read(
            parse.GetValue(Files)!, PlanDocuments.ObservancesOf(CommonOptions.Settings(parse)), parse.GetValue(CommonOptions.Json), CommonOptions.Output(parse), cancellationToken));
        var import = new Command("import", "Write a playlist of draft entries from a plan document")
        {
            One, Accept, Fix, Replace, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data,
        };
        import.SetAction((parse, cancellationToken) => PlanImport.Run(
            parse.GetValue(One)!, new PlanWish(parse.GetValue(Accept), parse.GetValue(Fix) ?? [], parse.GetValue(Replace)), CommonOptions.Settings(parse), CommonOptions.Output(parse),
            (id, before, after) => CommandAudit.Write(parse, "plan.import", id, before, after), cancellationToken));
        return new Command("plan", "Read plan documents (kế hoạch, công văn)") { read, import };
    }

    private static async Task<int> Read(string[] files, IObservances observances, bool json, Output output, CancellationToken cancellationToken)
    {
        var plans = new ReadPlan?[files.Length];
        var problems = new List<Bilingual>();
        await Progress.Run(output, output.Say("Reading", "Đang đọc"), files.Length, async i =>
        {
            try
            {
                plans[i] = await PlanDocuments.Read(files[i], observances, cancellationToken);
            }
            catch (InputProblemException e)
            {
                problems.Add(e.Words);
            }
        });
        var read = plans.OfType<ReadPlan>().ToList();
        if (json && files.Length == 1)
            read.ForEach(plan => output.Json(PlanJson.Of(plan, output.Language)));
        else if (json)
            output.Json(read.Select(plan => PlanJson.Of(plan, output.Language)));
        else
            read.ForEach(plan => PlanTable.Write(plan, output));
        problems.ForEach(output.Error);
        return problems.Count > 0 ? ExitCode.Problems : ExitCode.Fine;
    }
}
