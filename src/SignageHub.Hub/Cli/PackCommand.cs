using System.CommandLine;
using SignageHub.Core;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Packs;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub pack</c>: slogans, observances and their sources in one signed file, to hand on without a network.</summary>
internal static class PackCommand
{
    private static readonly Argument<string> FileName = new("FILE") { Description = "The pack" };

    private static readonly Option<string[]> Playlists = new("--playlist") { Description = "Only this playlist; may be given several times", HelpName = "ID" };

    private static readonly Option<string?> Name = new("--name") { Description = "What the pack is called", HelpName = "TEXT" };

    private static readonly Option<string?> Trust = new("--trust") { Description = "Trust the office with this fingerprint, after comparing it with them", HelpName = "FINGERPRINT" };

    private static readonly Option<bool> Replace = new("--replace") { Description = "Replace playlists that are here and differ" };

    public static Command Create()
    {
        CommonOptions.NeverEmpty(Name);
        var make = new Command("make", "Write playlists, own observances and the texts of their documents into one signed file")
        {
            FileName, Playlists, Name, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data,
        };
        make.SetAction(parse => Make(parse, CommonOptions.Settings(parse), CommonOptions.Output(parse)));
        var open = new Command("open", "Show what is in a pack and, when its office is trusted, take it in as drafts")
        {
            FileName, Trust, Replace, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data,
        };
        open.SetAction(parse => Open(parse, CommonOptions.Settings(parse), CommonOptions.Output(parse)));
        return new Command("pack", "Hand slogans from office to office in one signed file") { make, open };
    }

    private static int Make(ParseResult parse, HubSettings settings, Output output)
    {
        var signage = LoadedSignage.Load(settings, output);
        var named = parse.GetValue(Playlists) ?? [];
        var chosen = named.Length == 0 ? signage.Playlists : [.. named.Select(id => signage.Playlists.FirstOrDefault(p => p.Id == id) ?? throw ApproveCommand.NoPlaylist(id, signage))];
        var data = DataFolder.Open(settings.DataFolder);
        using var key = SigningKeyFile.LoadOrCreate(data);
        var now = TimeProvider.System.Now();
        var pack = PackMake.Of(signage, chosen, parse.GetValue(Name) ?? signage.Office.Name, settings, data, now);
        OutputFile.Write(parse.GetValue(FileName)!, PackFile.Write(pack, key));
        output.Result.WriteLine(output.Say(
            $"{parse.GetValue(FileName)}: {chosen.Count} playlists. Whoever opens it compares this fingerprint with you, by telephone for example: {PackSignature.FingerprintOf(key.Public)}",
            $"{parse.GetValue(FileName)}: {chosen.Count} danh sách phát. Nơi nhận đối chiếu dấu vân tay này với cơ quan, ví dụ qua điện thoại: {PackSignature.FingerprintOf(key.Public)}"));
        return ExitCode.Fine;
    }

    private static int Open(ParseResult parse, HubSettings settings, Output output)
    {
        var pack = PackFile.Read(parse.GetValue(FileName)!);
        var data = DataFolder.Open(settings.DataFolder);
        var files = new PackOpen(pack, settings, data).Files();
        Tell(pack, output);
        if (!IsTrusted(parse, pack, new PackTrust(data), output))
            return ExitCode.Problems;
        var differs = files.Where(file => file.Outcome == PackOpen.Outcome.Differs).Select(file => file.Path).ToList();
        if (differs.Count > 0 && !parse.GetValue(Replace))
        {
            output.Error(new Bilingual(
                $"Nothing was written: these files are here and differ: {string.Join(", ", differs)}. Take them from the pack with --replace.",
                $"Chưa ghi gì: các tệp sau đã có và khác nội dung: {string.Join(", ", differs)}. Dùng --replace để lấy theo gói."));
            return ExitCode.Problems;
        }

        var wanted = files.Where(file => file.Outcome != PackOpen.Outcome.Same).ToList();
        new PackOpen(pack, settings, data).Write(wanted.Select(file => (file.Path, file.Content)));
        CommandAudit.Write(parse, "pack.open", pack.Name, after: string.Join('\n', wanted.Select(file => Path.GetFileName(file.Path)).Prepend($"{pack.Office}, {PackSignature.FingerprintOf(pack.Key)}")));
        output.Result.WriteLine(output.Say(
            $"Written: {wanted.Count} files, {files.Count - wanted.Count} were the same. The entries are drafts: signagehub approve PLAYLIST",
            $"Đã ghi {wanted.Count} tệp, {files.Count - wanted.Count} tệp đã có sẵn. Các mục là bản nháp: signagehub approve DANH-SÁCH"));
        return ExitCode.Fine;
    }

    private static void Tell(SloganPack pack, Output output)
    {
        output.Result.WriteLine(output.Say($"{pack.Name}, from {pack.Office}", $"{pack.Name}, của {pack.Office}"));
        foreach (var (id, playlist) in pack.Playlists)
        {
            output.Result.WriteLine($"  {id}");
            foreach (var entry in playlist["entries"]!.AsArray())
                output.Result.WriteLine($"    - {entry!["slogan"]?.GetValue<string>() ?? output.Say("(dark)", "(tắt bảng)")}");
        }
    }

    private static bool IsTrusted(ParseResult parse, SloganPack pack, PackTrust trust, Output output)
    {
        var fingerprint = PackSignature.FingerprintOf(pack.Key);
        if (trust.OfficeOf(pack.Key) is { } known)
        {
            output.Result.WriteLine(output.Say($"Signed by {known}, whose key is trusted here.", $"Chữ ký của {known}, khóa đã được tin cậy."));
            return true;
        }

        if (parse.GetValue(Trust) is { } compared)
        {
            if (string.Equals(compared.Replace(" ", "", StringComparison.Ordinal), fingerprint, StringComparison.OrdinalIgnoreCase))
            {
                trust.Trust(pack.Key, pack.Office);
                return true;
            }

            output.Error(new Bilingual(
                $"The fingerprint is {fingerprint}, not {compared}: this pack is not from them, or it was read wrongly. Nothing was written.",
                $"Dấu vân tay là {fingerprint}, không phải {compared}: gói này không phải của cơ quan đó, hoặc đọc nhầm. Chưa ghi gì."));
            return false;
        }

        if (trust.KnowsAnother(pack.Office, pack.Key))
            output.Error(new Bilingual(
                $"Take care: {pack.Office} had another key before.", $"Cảnh báo: trước đây {pack.Office} dùng khóa khác."));
        output.Error(new Bilingual(
            $"This key is not trusted here yet. Ask {pack.Office} for their fingerprint; if it is {fingerprint}, add: --trust {fingerprint}",
            $"Khóa này chưa được tin cậy. Hãy hỏi {pack.Office} dấu vân tay; nếu đúng là {fingerprint} thì thêm: --trust {fingerprint}"));
        return false;
    }
}
