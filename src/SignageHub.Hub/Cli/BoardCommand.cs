using System.CommandLine;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub board secret ID</c>: a new secret with which the board signs in to the broker.</summary>
internal static class BoardCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The board, as in boards.json" };
        var secret = new Command("secret", "Make a new secret for a board and print it once; the old one is void")
        {
            id, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data, CommonOptions.Json,
        };
        secret.SetAction(parse =>
        {
            var (settings, output) = (CommonOptions.Settings(parse), CommonOptions.Output(parse));
            var board = LoadedSignage.Boards(LoadedSignage.Load(settings, output), parse.GetValue(id))[0].Id;
            var made = new BoardSecrets(DataFolder.Open(settings.DataFolder)).Renew(board);
            if (parse.GetValue(CommonOptions.Json))
                output.Json(new { Board = board.ToString(), User = board.ToString(), Password = made });
            else
                output.Result.WriteLine(output.Say(
                    $"user      {board}\npassword  {made}\nKeep it now: only its hash is stored, and it cannot be shown again.",
                    $"tên       {board}\nmật khẩu  {made}\nHãy lưu lại ngay: hub chỉ giữ mã băm, không thể hiện lại mật khẩu này."));
            return ExitCode.Fine;
        });
        return new Command("board", "Look after single boards") { secret };
    }
}
