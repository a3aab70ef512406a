using System.CommandLine;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Settings;
using SignageHub.Hub.Storage;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub board secret ID</c> gives a board a new secret for the broker, <c>signagehub board revoke ID</c> shuts it out.</summary>
internal static class BoardCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The board, as in boards.json" };
        var secret = new Command("secret", "Make a new secret for a board and print it once; the old one is void")
        {
            id, EnrolmentFile, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data, CommonOptions.Json,
        };
        secret.SetAction(parse =>
        {
            var (settings, output) = (CommonOptions.Settings(parse), CommonOptions.Output(parse));
            var board = LoadedSignage.Boards(LoadedSignage.Load(settings, output), parse.GetValue(id))[0].Id;
            var data = DataFolder.Open(settings.DataFolder);
            // What is carried to a machine in a file has no key of its own to sign with.
            new BoardKeys(data).Set(board, key: null);
            var made = new BoardSecrets(data).Renew(board);
            CommandAudit.Write(parse, "board.secret", board.Value);
            if (parse.GetValue(EnrolmentFile) is { } file)
            {
                WriteEnrolment(file, board, made, data);
                output.Result.WriteLine(output.Say(
                    $"{file} makes a machine the board {board}: signage-player run --secret-file {file} --hub mqtt://…  Keep it secret: whoever has it is this board.",
                    $"{file} biến một máy thành bảng {board}: signage-player run --secret-file {file} --hub mqtt://…  Hãy giữ kín: ai có tệp này đều có thể đóng vai bảng."));
                return ExitCode.Fine;
            }

            if (parse.GetValue(CommonOptions.Json))
                output.Json(new { Board = board.ToString(), User = board.ToString(), Password = made });
            else
                output.Result.WriteLine(output.Say(
                    $"user      {board}\npassword  {made}\nKeep it now: only its hash is stored, and it cannot be shown again.",
                    $"tên       {board}\nmật khẩu  {made}\nHãy lưu lại ngay: hub chỉ giữ mã băm, không thể hiện lại mật khẩu này."));
            return ExitCode.Fine;
        });
        var board = new Command("board", "Look after single boards") { EnrolCommands.Enrol(), EnrolCommands.Confirm(), secret, Revoke(id) };
        foreach (var command in BoardDoCommands.All())
            board.Add(command);
        return board;
    }

    private static readonly Option<string?> EnrolmentFile = new("--file")
    {
        Description = "Write all that signage-player needs to be this board to a file: secret, the hub's key, the broker's certificate",
        HelpName = "FILE",
    };

    private static void WriteEnrolment(string file, BoardId board, string secret, DataFolder data)
    {
        using var key = SigningKeyFile.LoadOrCreate(data);
        using var certificate = ServerCertificate.OfBroker(new TlsSettings(), data);
        try
        {
            DurableFile.Write(file, WireJson.Write(new Enrolment(board, secret, [key.Public], certificate.Fingerprint)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual(
                $"{file} cannot be written: {FileTrouble.Of(e, file).En}", $"Không ghi được {file}: {FileTrouble.Of(e, file).Vi}"));
        }
    }

    /// <summary>A board that is not in boards.json any more can be shut out too: its secret may still be about.</summary>
    private static Command Revoke(Argument<string> id)
    {
        var revoke = new Command("revoke", "Shut a board out of the broker; a running hub cuts it off within seconds") { id, CommonOptions.Data };
        revoke.SetAction(parse =>
        {
            var output = CommonOptions.Output(parse);
            if (!BoardId.TryParse(parse.GetValue(id), out var board))
                throw new InputProblemException(new Bilingual($"'{parse.GetValue(id)}' is no board id.", $"'{parse.GetValue(id)}' không phải là mã bảng."));
            new BoardSecrets(DataFolder.Open(CommonOptions.Settings(parse).DataFolder)).Revoke(board);
            CommandAudit.Write(parse, "board.revoke", board.Value);
            output.Result.WriteLine(output.Say(
                $"{board} is shut out. 'signagehub board secret {board}' lets it in again, with a new secret.",
                $"Đã chặn {board}. Lệnh 'signagehub board secret {board}' cho phép kết nối lại với mật khẩu mới."));
            return ExitCode.Fine;
        });
        return revoke;
    }
}
