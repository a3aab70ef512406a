using System.CommandLine;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Coverage;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Reports;
using SignageHub.Rendering;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub check</c>: all problems of boards.json and playlists/, those of drawing included.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Tell every problem of boards.json and the playlists, with place and remedy")
        {
            CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data, CommonOptions.Json,
        };
        command.SetAction(parse => Run(CommonOptions.Settings(parse), CommonOptions.Output(parse), parse.GetValue(CommonOptions.Json)));
        return command;
    }

    private static int Run(HubSettings settings, Output output, bool json)
    {
        var scenes = SceneLibrary.With(settings);
        var (rule, ofSettings) = LoadedSignage.RuleOf(settings);
        var (words, inFiles) = new SignageFiles(rule, scenes: scenes).Load();
        var signage = words is null ? null : DrawingCheck.Complete(words, scenes);
        IReadOnlyList<Problem> all = [.. ofSettings, .. signage is null ? inFiles : Now(signage, settings.DataFolder)];
        if (json)
            output.Json(all.Select(p => new
            {
                p.File,
                p.Line,
                p.Column,
                p.Path,
                Message = output.Say(p.Message),
                Severity = p.Severity.ToString().ToLowerInvariant(),
            }));
        else if (all.Count > 0)
            output.Problems(all);
        else
            output.Result.WriteLine(output.Say(
                $"Everything is in order: {signage!.Office.Boards.Count} boards, {signage.Playlists.Count} playlists.",
                $"Mọi thứ đều ổn: {signage.Office.Boards.Count} bảng, {signage.Playlists.Count} danh sách phát."));
        return all.Any(p => p.Severity == Severity.Error) ? ExitCode.Problems : ExitCode.Fine;
    }

    /// <summary>A report that is marked as sent is asked for no more.</summary>
    private static IEnumerable<Problem> Now(Signage signage, string dataFolder)
    {
        var now = new HubClock().Now();
        return signage.ProblemsAt(now).Where(p => p.Path != ReportsDue.Path)
            .Concat(ReportsDue.Of(SentReports.Unsent(signage.Playlists, dataFolder), now.InZone(signage.Office.TimeZone).Date))
            .Concat(Boards.DamagedPlays.Problems(dataFolder, signage.Office.Boards.Select(board => board.Id)));
    }
}
