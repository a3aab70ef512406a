using System.CommandLine;
using SignageHub.Hub.Boards.Enrolling;
using SignageHub.Hub.Errands;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub board enrol CODE --id ID</c> claims a board that shows a code, <c>signagehub board confirm CODE DIGITS</c> lets it in.</summary>
internal static class EnrolCommands
{
    private static readonly Argument<string> Code = new("CODE") { Description = "The eight letters that the board shows" };

    private static readonly Argument<string> Digits = new("DIGITS") { Description = "The four digits that the board shows" };

    private static readonly Option<string> Id = new("--id") { Description = "The board, as in boards.json", HelpName = "ID", Required = true };

    public static Command Enrol()
    {
        CommonOptions.NeverEmpty(Id);
        var enrol = new Command("enrol", "Claim a board that shows a code; then both sides show the same four digits") { Code, Id, CommonOptions.Data, CommonOptions.Json };
        enrol.SetAction(async (parse, cancellationToken) =>
        {
            var (output, code) = (CommonOptions.Output(parse), parse.GetValue(Code)!);
            var answer = await Ask(parse, EnrolErrands.Claim, new() { ["code"] = code, ["board"] = parse.GetValue(Id)! }, cancellationToken);
            var exit = Tell(answer, parse.GetValue(CommonOptions.Json), output);
            if (!answer.IsFine || Console.IsInputRedirected || Console.IsOutputRedirected)
                return exit;
            // At a terminal the person goes on here; typing what the board shows makes sure that it was looked at.
            output.Result.Write(output.Say("The digits on the board (empty to stop): ", "Các chữ số trên bảng (bỏ trống để dừng): "));
            if (await Console.In.ReadLineAsync(cancellationToken) is not { } digits || string.IsNullOrWhiteSpace(digits))
                return ExitCode.Problems;
            return await LetIn(parse, code, digits.Trim(), cancellationToken);
        });
        return enrol;
    }

    public static Command Confirm()
    {
        var confirm = new Command("confirm", "Say which digits the board shows; when they are the hub's, the board gets its secret") { Code, Digits, CommonOptions.Data, CommonOptions.Json };
        confirm.SetAction((parse, cancellationToken) => LetIn(parse, parse.GetValue(Code)!, parse.GetValue(Digits)!, cancellationToken));
        return confirm;
    }

    private static async Task<int> LetIn(ParseResult parse, string code, string digits, CancellationToken cancellationToken)
    {
        var answer = await Ask(parse, EnrolErrands.Confirm, new() { ["code"] = code, ["digits"] = digits }, cancellationToken);
        // Of a code that was refused nobody says here which board it was for.
        if (answer is { IsFine: true, Data: { } data })
            CommandAudit.Write(parse, "board.enrol", data.GetProperty("board").GetString()!);
        else
            CommandAudit.Write(parse, "board.enrol-refused", code, after: answer.Text.En);
        return Tell(answer, parse.GetValue(CommonOptions.Json), CommonOptions.Output(parse));
    }

    /// <summary>Has the hub that runs do it.</summary>
    internal static Task<ErrandAnswer> Ask(ParseResult parse, string kind, Dictionary<string, string> words, CancellationToken cancellationToken) =>
        new ErrandDesk(DataFolder.Open(CommonOptions.Settings(parse).DataFolder)).Ask(kind, words, cancellationToken);

    internal static int Tell(ErrandAnswer answer, bool asJson, Output output)
    {
        if (!answer.IsFine)
            output.Error(answer.Text);
        else if (asJson && answer.Data is { } data)
            output.Json(data);
        else
            output.Result.WriteLine(output.Say(answer.Text));
        return answer.IsFine ? ExitCode.Fine : ExitCode.Problems;
    }
}
