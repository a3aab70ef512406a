using System.Globalization;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Boards.Enrolling;
using SignageHub.Hub.Errands;
using SignageHub.Push.Messages;

namespace SignageHub.Hub.Boards;

/// <summary>What people and programs have done to a board, by the same way as the command line, and in the audit log.</summary>
public sealed class BoardDeeds(IEnumerable<IErrandRunner> runners, AuditLog audit, IServiceProvider services)
{
    public static readonly ErrandAnswer NoBoard = ErrandAnswer.Of(isFine: false, new Bilingual("Choose the board.", "Hãy chọn bảng."));

    public static readonly ErrandAnswer OtherId = ErrandAnswer.Of(isFine: false, new Bilingual("Type the board's id to shut it out. Nothing was done.", "Hãy gõ mã của bảng để chặn. Chưa có gì thay đổi."));

    public static readonly ErrandAnswer NoPercent = ErrandAnswer.Of(isFine: false, new Bilingual(
        "A brightness is a whole number from 1 to 100; left empty, it is that of the form below. Nothing was done.", "Độ sáng là số nguyên từ 1 đến 100; bỏ trống là theo biểu mẫu bên dưới. Chưa có gì thay đổi."));

    /// <summary>Waits for the board's answer, some seconds at most.</summary>
    /// <param name="board">Which.</param>
    /// <param name="kind">See <see cref="CommandKind"/>.</param>
    /// <param name="percent">Of a brightness; null for that of boards.json.</param>
    /// <param name="caller">Must have the right to it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ErrandAnswer> Tell(Board board, string kind, int? percent, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Deed.ManageBoards, [board]);
        var answer = await Run(BoardErrands.Command, new() { ["board"] = board.Id.Value, ["kind"] = kind, ["percent"] = percent?.ToString(CultureInfo.InvariantCulture) ?? "" }, cancellationToken);
        if (answer.IsFine || answer.IsUncertain)
            audit.Write(caller.Account!.Name, $"board.{kind}", board.Id.Value, after: answer.After(percent is { } number ? $"{number} %" : null), from: caller.From);
        return answer;
    }

    /// <summary>The digits that the board must show too come with the answer.</summary>
    public Task<ErrandAnswer> Claim(string code, Board board, CancellationToken cancellationToken) =>
        Run(EnrolErrands.Claim, new() { ["code"] = code, ["board"] = board.Id.Value }, cancellationToken);

    public async Task<ErrandAnswer> Confirm(string code, string digits, Board board, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Deed.ManageBoards, [board]);
        // A code is good for the board that it was claimed for, whatever the form says by now.
        if (services.GetRequiredService<Enrolments>().ClaimedBy(code) is { } claimed && claimed != board.Id)
            return NoBoard;
        var answer = await Run(EnrolErrands.Confirm, new() { ["code"] = code, ["digits"] = digits }, cancellationToken);
        audit.Write(caller.Account!.Name, answer.IsFine ? "board.enrol" : "board.enrol-refused", board.Id.Value, from: caller.From);
        return answer;
    }

    /// <summary>Shuts the board out until it is enrolled anew.</summary>
    public ErrandAnswer Revoke(Board board, Caller caller)
    {
        caller.Demand(Deed.ManageBoards, [board]);
        if (services.GetService<BoardSecrets>() is not { } secrets)
            return ErrandAnswer.Of(isFine: false, new Bilingual("This hub's boards sign in at another broker: revoke it there.", "Các bảng của trung tâm này đăng nhập ở máy chủ MQTT khác: hãy chặn ở đó."));
        secrets.Revoke(board.Id);
        audit.Write(caller.Account!.Name, "board.revoke", board.Id.Value, from: caller.From);
        return ErrandAnswer.Of(isFine: true, new Bilingual($"{board.Id} is shut out. Enrol it anew to let it in again.", $"Đã chặn {board.Id}. Đăng ký lại để cho phép kết nối."));
    }

    private Task<ErrandAnswer> Run(string kind, Dictionary<string, string> words, CancellationToken cancellationToken) =>
        runners.First(r => r.Kinds.Contains(kind, StringComparer.Ordinal)).Run(new Errand(kind, words), cancellationToken);
}
