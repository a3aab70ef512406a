using System.CommandLine;
using SignageHub.Core;
using SignageHub.Core.Json;
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

    private static readonly Option<string?> Trust = new("--trust") { Description = "The last four groups of the office's fingerprint, as they told you", HelpName = "GROUPS" };

    private static readonly Option<bool> Replace = new("--replace") { Description = "Replace playlists that are here and differ" };

    private static readonly Option<bool> Older = new("--older") { Description = "Also from a pack that is older than the one taken before" };

    private static readonly Argument<string> Fingerprint = new("FINGERPRINT") { Description = "The office's fingerprint, or its last four groups" };

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
            FileName, Trust, Replace, Older, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data,
        };
        open.SetAction(parse => Open(parse, CommonOptions.Settings(parse), CommonOptions.Output(parse)));
        return new Command("pack", "Hand slogans from office to office in one signed file") { make, open, TrustCommand() };
    }

    private static Command TrustCommand()
    {
        var list = new Command("list", "List the offices whose packs are taken") { CommonOptions.Data };
        list.SetAction(parse =>
        {
            var output = CommonOptions.Output(parse);
            foreach (var office in new PackTrust(DataFolder.Open(CommonOptions.Settings(parse).DataFolder)).All)
                output.Result.WriteLine($"{office.Fingerprint}  {office.Office}");
            return ExitCode.Fine;
        });
        var remove = new Command("remove", "Take an office's packs no longer") { Fingerprint, CommonOptions.Data };
        remove.SetAction(parse =>
        {
            var (output, typed) = (CommonOptions.Output(parse), parse.GetValue(Fingerprint)!);
            var office = new PackTrust(DataFolder.Open(CommonOptions.Settings(parse).DataFolder)).Remove(typed)
                ?? throw new InputProblemException(new Bilingual($"No key '{Say.Short(typed)}' is trusted here; see: signagehub pack trust list", $"Không có khóa '{Say.Short(typed)}' trong danh sách tin cậy; xem: signagehub pack trust list"));
            CommandAudit.Write(parse, "pack.distrust", office.Office, before: office.Fingerprint);
            output.Result.WriteLine(output.Say($"{office.Office} is no longer trusted.", $"Không còn tin cậy {office.Office}."));
            return ExitCode.Fine;
        });
        return new Command("trust", "The offices whose packs are taken") { list, remove };
    }

    private static int Make(ParseResult parse, HubSettings settings, Output output)
    {
        var file = parse.GetValue(FileName)!;
        if (File.Exists(file) && !PackFile.IsPack(file))
            throw new InputProblemException(new Bilingual($"{file} is there and is no pack; it stays as it is. Choose another name.", $"{file} đã có và không phải gói khẩu hiệu; giữ nguyên. Hãy chọn tên khác."));
        var signage = LoadedSignage.Load(settings, output);
        var named = (parse.GetValue(Playlists) ?? []).Distinct(StringComparer.Ordinal).ToList();
        var chosen = named.Count == 0 ? signage.Playlists : [.. named.Select(id => signage.Playlists.FirstOrDefault(p => p.Id == id) ?? throw ApproveCommand.NoPlaylist(id, signage))];
        var data = DataFolder.Open(settings.DataFolder);
        using var key = SigningKeyFile.LoadOrCreate(data);
        var now = TimeProvider.System.Now();
        var pack = PackMake.Of(signage, chosen, NameOf(parse.GetValue(Name) ?? signage.Office.Name), settings, data, now);
        OutputFile.Write(file, PackFile.Write(pack, key));
        var unapproved = PackMake.UnapprovedIn(pack);
        if (unapproved > 0)
            output.Error(new Bilingual($"Take care: {unapproved} entries are drafts that nobody has approved here; the pack says so.", $"Lưu ý: {unapproved} mục là bản nháp chưa ai duyệt; gói có ghi rõ điều này."));
        output.Result.WriteLine(output.Say(
            $"{file}: {chosen.Count} playlists. Whoever opens it asks you for the last groups of this fingerprint, by telephone for example: {PackSignature.FingerprintOf(key.Public)}",
            $"{file}: {chosen.Count} danh sách phát. Nơi nhận sẽ hỏi cơ quan các nhóm cuối của dấu vân tay này, ví dụ qua điện thoại: {PackSignature.FingerprintOf(key.Public)}"));
        return ExitCode.Fine;
    }

    /// <summary>What no office would open is not made.</summary>
    private static string NameOf(string name) => PlainText.Read(name, PackFile.LongestName) is { Problem: { } problem }
        ? throw new InputProblemException(new Bilingual($"--name: {problem.En}", $"--name: {problem.Vi}"))
        : name;

    private static int Open(ParseResult parse, HubSettings settings, Output output)
    {
        var pack = PackFile.Read(parse.GetValue(FileName)!);
        var data = DataFolder.Open(settings.DataFolder);
        var (opened, trust) = (new PackOpen(pack, settings, data), new PackTrust(data));
        var files = opened.Files(output);
        PackView.Contents(pack, files, output);
        if (!IsTrusted(parse, pack, trust, output) || !IsWanted(parse, pack, trust, files, output))
            return ExitCode.Problems;
        var wanted = files.Where(file => file.Outcome != PackOutcome.Same).ToList();
        opened.Write(wanted);
        trust.Took(pack, wanted.Select(file => Path.GetFileNameWithoutExtension(file.Path)).ToHashSet(StringComparer.Ordinal));
        CommandAudit.Write(parse, "pack.open", pack.Name, after: string.Join('\n', wanted.Select(file => Path.GetFileName(file.Path)).Prepend($"{pack.Office}, {PackSignature.FingerprintOf(pack.Key)}")));
        output.Result.WriteLine(output.Say(
            $"Written: {wanted.Count} files, {files.Count - wanted.Count} were the same. The entries are drafts: signagehub approve PLAYLIST",
            $"Đã ghi {wanted.Count} tệp, {files.Count - wanted.Count} tệp đã có sẵn. Các mục là bản nháp: signagehub approve DANH-SÁCH"));
        return ExitCode.Fine;
    }

    /// <summary>Nothing that is here gives way unasked, least of all to something older.</summary>
    private static bool IsWanted(ParseResult parse, SloganPack pack, PackTrust trust, IReadOnlyList<PackedFile> files, Output output)
    {
        var differs = files.Where(file => file.Outcome == PackOutcome.Differs).ToList();
        if (differs.Count == 0)
            return true;
        PackView.Differences(differs, output);
        var newer = trust.NewerThan(pack).Where(id => differs.Any(file => Path.GetFileNameWithoutExtension(file.Path) == id)).ToList();
        if (newer.Count > 0 && !parse.GetValue(Older))
        {
            output.Error(new Bilingual(
                $"Nothing was written: this pack is older than the one from which these were taken: {string.Join(", ", newer)}. If it is meant all the same, add --older.",
                $"Chưa ghi gì: gói này cũ hơn gói đã nhận trước đây cho: {string.Join(", ", newer)}. Nếu vẫn muốn nhận, thêm --older."));
            return false;
        }

        if (parse.GetValue(Replace))
            return true;
        output.Error(new Bilingual(
            $"Nothing was written: these files are here and differ, as shown: {string.Join(", ", differs.Select(file => file.Path))}. Take them from the pack with --replace.",
            $"Chưa ghi gì: các tệp sau đã có và khác nội dung như trên: {string.Join(", ", differs.Select(file => file.Path))}. Dùng --replace để lấy theo gói."));
        return false;
    }

    /// <summary>Whether the key is known, or its end was told by the office itself; the key is noted when the pack is written, not before.</summary>
    private static bool IsTrusted(ParseResult parse, SloganPack pack, PackTrust trust, Output output)
    {
        if (trust.Find(pack.Key) is { } known)
        {
            output.Result.WriteLine(output.Say($"Signed by {known.Office}, whose key is trusted here.", $"Chữ ký của {known.Office}, khóa đã được tin cậy."));
            if (known.Office != pack.Office)
                output.Error(new Bilingual(
                    $"Take care: the pack says it is from \"{pack.Office}\", but its key was trusted as that of {known.Office}.", $"Cảnh báo: gói ghi là của \"{pack.Office}\", nhưng khóa đã được tin cậy dưới tên {known.Office}."));
            return true;
        }

        if (trust.KnowsAnother(pack.Office, pack.Key))
            output.Error(new Bilingual($"Take care: {pack.Office} had another key before.", $"Cảnh báo: trước đây {pack.Office} dùng khóa khác."));
        if (parse.GetValue(Trust) is not { } told)
        {
            // Not the whole of it: what can be copied from here compares nothing.
            output.Error(new Bilingual(
                $"This key is not trusted here yet. Its fingerprint begins {PackSignature.BeginningOf(pack.Key)}. Ask the office itself, by telephone or from its letter, and type the last four groups: --trust GROUPS",
                $"Khóa này chưa được tin cậy. Dấu vân tay bắt đầu bằng {PackSignature.BeginningOf(pack.Key)}. Hãy hỏi chính cơ quan đó, qua điện thoại hoặc theo công văn, rồi gõ bốn nhóm cuối: --trust NHÓM"));
            return false;
        }

        if (PackSignature.IsMeant(told, PackSignature.FingerprintOf(pack.Key)))
            return true;
        output.Error(new Bilingual(
            $"'{Say.Short(told)}' is not the end of this fingerprint: this pack is not from them, or it was read wrongly. Nothing was written.",
            $"'{Say.Short(told)}' không khớp phần cuối dấu vân tay: gói này không phải của cơ quan đó, hoặc đọc nhầm. Chưa ghi gì."));
        return false;
    }
}
