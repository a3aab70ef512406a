using System.CommandLine;
using SignageHub.Core;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub key rotate</c> announces the hub's next signing key to the boards; with <c>--finish</c> it takes the old one's place.</summary>
internal static class KeyCommand
{
    private static readonly Option<bool> Finish = new("--finish") { Description = "Sign with the new key from the hub's next start on" };

    private static readonly Option<string?> Without = new("--without")
    {
        Description = "With --finish: these boards may be left behind, and have to be enrolled anew (lobby,gate)",
        HelpName = "IDS",
    };

    public static Command Create()
    {
        CommonOptions.NeverEmpty(Without);
        var rotate = new Command("rotate", "Change the hub's signing key: first announce the next one to the boards, then --finish") { Finish, Without, CommonOptions.Data, CommonOptions.Json };
        rotate.SetAction(async (parse, cancellationToken) =>
        {
            var output = CommonOptions.Output(parse);
            var answer = await EnrolCommands.Ask(parse, KeyErrands.Announce, [], cancellationToken);
            if (!answer.IsFine || !parse.GetValue(Finish))
                return EnrolCommands.Tell(answer, parse.GetValue(CommonOptions.Json), output);
            var left = (parse.GetValue(Without) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var lack = answer.Data!.Value.GetProperty("lack").EnumerateArray().Select(b => b.GetString()!).Except(left, StringComparer.Ordinal).ToList();
            if (lack.Count > 0)
                throw new InputProblemException(new Bilingual(
                    $"Not changed: {string.Join(", ", lack)} would not believe the new key. Wait until they are reached, or leave them behind with --without {string.Join(',', lack)}; they then have to be enrolled anew.",
                    $"Chưa đổi: {string.Join(", ", lack)} sẽ không tin khóa mới. Hãy đợi đến khi liên lạc được, hoặc bỏ lại bằng --without {string.Join(',', lack)}; khi đó phải đăng ký lại các bảng này."));
            new KeyRing(DataFolder.Open(CommonOptions.Settings(parse).DataFolder)).Change();
            CommandAudit.Write(parse, "key.rotate", "hub", after: left.Length == 0 ? null : $"without {string.Join(", ", left)}");
            output.Result.WriteLine(output.Say(
                "Changed. Start the hub anew now: it signs with the new key from then on, and the boards forget the old one.",
                "Đã đổi. Hãy khởi động lại trung tâm ngay: từ đó trung tâm ký bằng khóa mới, và các bảng quên khóa cũ."));
            return ExitCode.Fine;
        });
        return new Command("key", "Look after the key with which the hub signs") { rotate };
    }
}
