using System.CommandLine;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Playlists;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub agenda</c>: what each board shows from one day to another, and why.</summary>
internal static class AgendaCommand
{
    private static readonly Option<string?> Board = new("--board") { Description = "Only this board", HelpName = "ID" };

    private static readonly Option<string> From = new("--from")
    {
        Description = "First day (2023-03-20) or instant (2023-03-20T08:00+07:00)",
        HelpName = "DAY",
        Required = true,
    };

    private static readonly Option<string> To = new("--to")
    {
        Description = "Last day, included; or the instant at which to end",
        HelpName = "DAY",
        Required = true,
    };

    public static Command Create()
    {
        var command = new Command("agenda", "Show what the boards show over a stretch of days, and why")
        {
            Board, From, To, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data, CommonOptions.Json,
        };
        command.SetAction(parse =>
        {
            var output = CommonOptions.Output(parse);
            var signage = LoadedSignage.InForce(CommonOptions.Settings(parse), output);
            var boards = LoadedSignage.Boards(signage, parse.GetValue(Board));
            var agendas = boards.Select(b => (b, Segments(signage, b, parse.GetValue(From)!, parse.GetValue(To)!))).ToList();
            if (parse.GetValue(CommonOptions.Json))
                output.Json(agendas.SelectMany(a => a.Item2.Select(s => Describe(a.b, s, output))));
            else
                foreach (var (board, segments) in agendas)
                    output.People.Write(Table(board, segments, output));
            return LoadedSignage.ExitCodeOf(signage);
        });
        return command;
    }

    private static IReadOnlyList<Segment> Segments(Signage signage, Board board, string from, string to)
    {
        var start = LoadedSignage.Instant(from, board.TimeZone);
        var end = LoadedSignage.Instant(to, board.TimeZone);
        if (end < start)
            throw new InputProblemException(new Bilingual($"--to {to} lies before --from {from}.", $"--to {to} đứng trước --from {from}."));
        if (InstantText.IsDay(to))
            end = board.TimeZone.AtStartOfDay(end.InZone(board.TimeZone).Date.PlusDays(1)).ToInstant();
        return signage.ProgrammeOf(board).Between(start, end);
    }

    private static object Describe(Board board, Segment segment, Output output) => new
    {
        Board = board.Id.ToString(),
        From = InstantText.Format(segment.From, board.TimeZone),
        Until = InstantText.Format(segment.Until, board.TimeZone),
        Level = Words.Level(segment.Showing),
        Reason = output.Say(segment.Showing.Reason),
        Entries = segment.Showing.Entries.Select(e => new { Playlist = e.Playlist.Id, e.Entry.Slogan }),
    };

    private static Table Table(Board board, IReadOnlyList<Segment> segments, Output output)
    {
        var table = new Table().Title(Markup.Escape($"{board.Name} ({board.Id}, {board.Size})")).Border(TableBorder.Rounded);
        table.AddColumn(output.Say("From", "Từ")).AddColumn(output.Say("Until", "Đến"));
        table.AddColumn(output.Say("Shows", "Hiển thị")).AddColumn(output.Say("Why", "Vì sao"));
        foreach (var segment in segments)
        {
            var slogans = string.Join('\n', segment.Showing.Entries.Where(e => e.Entry.Slogan is not null).Select(e => e.Entry.Slogan));
            table.AddRow(
                Words.Day(segment.From, board.TimeZone),
                Words.Day(segment.Until, board.TimeZone),
                Markup.Escape(slogans.Length > 0 ? slogans : "—"),
                Markup.Escape(output.Say(segment.Showing.Reason)));
        }

        return table;
    }
}
