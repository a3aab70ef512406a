using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub.Boards;
using SignageHub.Push.Messages;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub board list|show|identify|screenshot|restart|brightness|rename</c>: what boards say, and what they are told, by way of the hub that runs.</summary>
internal static class BoardDoCommands
{
    private static readonly Argument<string> Id = new("ID") { Description = "The board, as in boards.json" };

    private static readonly Option<string?> Png = new("--png") { Description = "Write the pixels to this PNG file", HelpName = "FILE" };

    public static IEnumerable<Command> All()
    {
        yield return List();
        yield return Show();
        yield return Do(CommandKind.Identify, "Have a board show its own id for 15 seconds");
        yield return Do(CommandKind.Test, "Have a board show test patterns for a minute");
        yield return Do(CommandKind.Restart, "Have the program of a board start anew");
        yield return Screenshot();
        yield return Brightness();
        yield return Rename();
    }

    private static Command List()
    {
        var list = new Command("list", "List the boards with what they say of themselves") { CommonOptions.Data, CommonOptions.Json };
        list.SetAction(async (parse, cancellationToken) =>
        {
            var output = CommonOptions.Output(parse);
            var boards = await Views(parse, cancellationToken);
            if (parse.GetValue(CommonOptions.Json))
                output.Json(boards);
            else
                Tell(boards, output);
            return boards.All(b => b is { IsHeard: true, AlarmsEn.Count: 0 }) ? ExitCode.Fine : ExitCode.Problems;
        });
        return list;
    }

    private static Command Show()
    {
        var show = new Command("show", "Tell all that a board says of itself") { Id, CommonOptions.Data, CommonOptions.Json };
        show.SetAction(async (parse, cancellationToken) =>
        {
            var (output, id) = (CommonOptions.Output(parse), parse.GetValue(Id)!);
            var boards = await Views(parse, cancellationToken);
            if (boards.FirstOrDefault(b => b.Id == id) is not { } board)
                throw new InputProblemException(new Core.Bilingual($"There is no board '{id}'.", $"Không có bảng '{id}'."));
            if (parse.GetValue(CommonOptions.Json))
                output.Json(board);
            else
                Tell(board, output);
            return board is { IsHeard: true, AlarmsEn.Count: 0 } ? ExitCode.Fine : ExitCode.Problems;
        });
        return show;
    }

    private static Command Do(string kind, string description)
    {
        var command = new Command(kind, description) { Id, CommonOptions.Data };
        command.SetAction(async (parse, cancellationToken) =>
            EnrolCommands.Tell(await Send(parse, kind, percent: null, cancellationToken), asJson: false, CommonOptions.Output(parse)));
        return command;
    }

    private static Command Screenshot()
    {
        CommonOptions.NeverEmpty(Png);
        var screenshot = new Command(CommandKind.Screenshot, "Have a board send the pixels that it lights") { Id, Png, CommonOptions.Data };
        screenshot.SetAction(async (parse, cancellationToken) =>
        {
            var output = CommonOptions.Output(parse);
            var answer = await Send(parse, CommandKind.Screenshot, percent: null, cancellationToken);
            var exit = EnrolCommands.Tell(answer, asJson: false, output);
            if (!answer.IsFine)
                return exit;
            var png = answer.Data!.Value.GetProperty("png").GetBytesFromBase64();
            if (parse.GetValue(Png) is { } file)
                OutputFile.Write(file, png);
            else if (PngReader.Decode(png, new PixelSize(10_000, 10_000)).Frame is { } frame)
                output.Result.Write(TerminalPicture.Draw(frame, output.People.Profile.Capabilities.ColorSystem != ColorSystem.NoColors));
            return exit;
        });
        return screenshot;
    }

    private static Command Brightness()
    {
        const string auto = "auto";
        var percent = new Argument<string>("PERCENT") { Description = "1 to 100, or auto for that of boards.json" };
        percent.Validators.Add(result =>
        {
            var word = result.Tokens is [var token] ? token.Value : "";
            if (word != auto && !(int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100))
                result.AddError(CommonOptions.Say(result, $"The brightness is 1 to 100 or auto, not '{word}'.", $"Độ sáng là 1 đến 100 hoặc auto, không phải '{word}'."));
        });
        var brightness = new Command(CommandKind.Brightness, "Set a board's brightness until told otherwise") { Id, percent, CommonOptions.Data };
        brightness.SetAction(async (parse, cancellationToken) => EnrolCommands.Tell(
            await Send(parse, CommandKind.Brightness, parse.GetValue(percent) is var word && word == auto ? null : word, cancellationToken), asJson: false, CommonOptions.Output(parse)));
        return brightness;
    }

    /// <summary>Without a hub too: it is the file that is changed, and a running hub sees it.</summary>
    private static Command Rename()
    {
        var name = new Argument<string>("NAME") { Description = "Its new name" };
        var rename = new Command("rename", "Give a board another name in boards.json; comments stay") { Id, name, CommonOptions.Boards, CommonOptions.Data };
        rename.SetAction(parse =>
        {
            var (output, id) = (CommonOptions.Output(parse), parse.GetValue(Id)!);
            if (!BoardId.TryParse(id, out var board))
                throw new InputProblemException(new Core.Bilingual($"'{id}' is no board id.", $"'{id}' không phải là mã bảng."));
            BoardsFile.Rename(CommonOptions.Settings(parse).BoardsFile, board, parse.GetValue(name)!);
            CommandAudit.Write(parse, "board.save", board.Value, after: parse.GetValue(name));
            output.Result.WriteLine(output.Say($"{board} is now '{parse.GetValue(name)}'.", $"{board} nay có tên '{parse.GetValue(name)}'."));
            return ExitCode.Fine;
        });
        return rename;
    }

    private static async Task<IReadOnlyList<BoardReportView>> Views(ParseResult parse, CancellationToken cancellationToken) =>
        (await EnrolCommands.Ask(parse, BoardErrands.List, [], cancellationToken)).Data!.Value.Deserialize<List<BoardReportView>>(JsonSerializerOptions.Web)!;

    private static async Task<Errands.ErrandAnswer> Send(ParseResult parse, string kind, string? percent, CancellationToken cancellationToken)
    {
        var board = parse.GetValue(Id)!;
        var answer = await EnrolCommands.Ask(parse, BoardErrands.Command, new() { ["board"] = board, ["kind"] = kind, ["percent"] = percent ?? "" }, cancellationToken);
        if (answer.IsFine || answer.IsUncertain)
            CommandAudit.Write(parse, $"board.{kind}", board, after: answer.After(percent is null ? null : $"{percent} %"));
        return answer;
    }

    private static void Tell(IReadOnlyList<BoardReportView> boards, Output output)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in (string[])[output.Say("Board", "Bảng"), output.Say("Name", "Tên"), output.Say("Heard", "Liên lạc lúc"), output.Say("Shows", "Đang hiện"), output.Say("Up to date", "Đã nhận"), output.Say("Wrong", "Sự cố")])
            table.AddColumn(column);
        foreach (var board in boards)
        {
            table.AddRow(
                board.Id, Markup.Escape(board.Name), board.HeardAt ?? "–", board.Reason ?? "–", board.IsSettled ? output.Say("yes", "rồi") : output.Say("no", "chưa"),
                Markup.Escape(Wrong(board, output)));
        }

        output.People.Write(table);
    }

    private static void Tell(BoardReportView board, Output output)
    {
        foreach (var (en, vi, value) in new (string, string, string?)[]
        {
            ("board", "bảng", $"{board.Name} ({board.Id}, {board.Size})"), ("heard", "liên lạc lúc", board.HeardAt), ("shows", "đang hiện", board.Reason), ("scene", "cảnh", board.Scene),
            ("manifest", "chương trình số", board.Version.ToString(CultureInfo.InvariantCulture)), ("up to date", "đã nhận bản mới nhất", board.IsSettled ? output.Say("yes", "rồi") : output.Say("no", "chưa")),
            ("programme until", "chương trình đến", board.LeaseUntil), ("brightness", "độ sáng", $"{board.Brightness} %"), ("clock off by", "đồng hồ lệch", $"{board.ClockOffset} ms"),
            ("plays that wait", "lượt phát đang chờ", $"{board.PlaysWaiting} B"), ("frames missing", "khung hình còn thiếu", board.Missing.ToString(CultureInfo.InvariantCulture)),
            ("refused last", "từ chối gần nhất", board.Refused), ("signs", "có ký", board.Signs ? output.Say("yes", "có") : output.Say("no", "không")), ("wrong", "sự cố", Wrong(board, output)),
        })
            output.Result.WriteLine($"{output.Say(en, vi),-22}{value ?? "–"}");
    }

    private static string Wrong(BoardReportView board, Output output)
    {
        var wrong = (output.Language == Core.Language.Vietnamese ? board.AlarmsVi : board.AlarmsEn).ToList();
        if (board.IsRevoked)
            wrong.Add(output.Say("is shut out", "đã bị chặn"));
        return wrong.Count == 0 ? "–" : string.Join("; ", wrong);
    }
}
