using System.CommandLine;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Rendering;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub why</c>: what a board shows at an instant, which entries were open and lost, and to what.</summary>
internal static class WhyCommand
{
    private static readonly Option<string> BoardOption = new("--board") { Description = "The board", HelpName = "ID", Required = true };

    private static readonly Option<string> At = new("--at")
    {
        Description = "The instant: 2023-03-25T20:45+07:00, or without offset in the board's time zone",
        HelpName = "TIME",
        Required = true,
    };

    private static readonly Option<bool> All = new("--all") { Description = "Also entries that are for other days or other boards" };

    public static Command Create()
    {
        var command = new Command("why", "Tell why a board shows what it shows, and what became of every entry")
        {
            BoardOption, At, All, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data, CommonOptions.Json,
        };
        command.SetAction(parse =>
        {
            var output = CommonOptions.Output(parse);
            var settings = CommonOptions.Settings(parse);
            var scenes = SceneLibrary.With(settings);
            var signage = LoadedSignage.InForce(settings, output, scenes);
            var board = LoadedSignage.Boards(signage, parse.GetValue(BoardOption))[0];
            var why = DrawnWhy.Of(board, signage, LoadedSignage.Instant(parse.GetValue(At)!, board.TimeZone), scenes);
            if (parse.GetValue(CommonOptions.Json))
                output.Json(WhyJson.Of(why, output.Language));
            else
                Tell(why, parse.GetValue(All), output);
            return LoadedSignage.ExitCodeOf(signage);
        });
        return command;
    }

    private static void Tell(Explanation why, bool all, Output output)
    {
        var board = why.Board;
        output.People.WriteLine($"{board.Name} ({board.Id}) {Words.Day(why.At, board.TimeZone)}");
        output.People.WriteLine(output.Say(why.Showing.Reason));
        if (why.Until is { } until)
            output.People.WriteLine(output.Say($"until {Words.Day(until, board.TimeZone)}", $"đến {Words.Day(until, board.TimeZone)}"));
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(output.Say("Entry", "Mục")).AddColumn(output.Say("Slogan", "Khẩu hiệu")).AddColumn(output.Say("Why", "Vì sao"));
        var told = why.Entries.Where(e => all || e.Verdict < Verdict.OtherDay).ToList();
        foreach (var entry in told)
            table.AddRow(Markup.Escape(entry.Entry.Key), Markup.Escape(entry.Entry.Entry.Slogan ?? output.Say("(dark)", "(tắt bảng)")), Markup.Escape(output.Say(entry.Because)));
        if (told.Count > 0)
            output.People.Write(table);
        if (why.Entries.Count > told.Count)
        {
            output.People.WriteLine(output.Say(
                $"{why.Entries.Count - told.Count} more entries are for other days or boards; --all shows them.",
                $"Còn {why.Entries.Count - told.Count} mục dành cho ngày khác hoặc bảng khác; thêm --all để xem."));
        }
    }
}
