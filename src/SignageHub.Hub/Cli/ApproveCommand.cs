using System.CommandLine;
using SignageHub.Core;
using SignageHub.Core.Frames;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Rendering;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub approve</c>: shows what entries would light, and with <c>--by</c> records that a person approves it.</summary>
internal static class ApproveCommand
{
    /// <summary>Rows of LEDs: 48 lines of text.</summary>
    private const int TallestInTerminal = 96;

    private static readonly Argument<string> PlaylistName = new("PLAYLIST") { Description = "The playlist: its file's name without .json" };

    private static readonly Argument<string[]> Entries = new("ENTRY") { Description = "Its entries, by id or number; left out, all that wait for an approval", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<string?> By = new("--by") { Description = "Who approves; left out, nothing is recorded", HelpName = "NAME" };

    private static readonly Option<string?> Note = new("--note") { Description = "A note to the approval, or the reason for sending it back", HelpName = "TEXT" };

    private static readonly Option<bool> Withdraw = new("--withdraw") { Description = "Take the approval back, or send the entry back to whoever wrote it" };

    private static readonly Option<string?> Png = new("--png") { Description = "Write the pictures as PNG files into this folder", HelpName = "FOLDER" };

    public static Command Create()
    {
        CommonOptions.NeverEmpty(Png);
        Bounded(By, ApprovalDesk.LongestName);
        Bounded(Note, ApprovalDesk.LongestNote);
        var command = new Command("approve", "Show what entries would light on each board, and approve exactly that")
        {
            PlaylistName, Entries, By, Note, Withdraw, Png, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data, CommonOptions.Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Withdraw) && result.GetValue(By) is null)
                result.AddError(CommonOptions.Say(result, "--withdraw needs --by NAME: the record says who took it back.", "--withdraw cần --by TÊN: hồ sơ phải ghi ai đã trả lại."));
        });
        command.SetAction(async (parse, cancellationToken) =>
        {
            var (output, settings) = (CommonOptions.Output(parse), CommonOptions.Settings(parse));
            var scenes = SceneLibrary.With(settings);
            var (rule, problems) = LoadedSignage.RuleOf(settings);
            output.Problems(problems);
            var files = new SignageFiles(rule, scenes: scenes);
            if (files.Load() is not { Signage: { } signage })
                signage = LoadedSignage.Load(settings, output);
            var log = new ApprovalLog(settings.DataFolder, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
            return await Run(parse, signage, new ApprovalDesk(log, scenes), output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> Run(ParseResult parse, Signage signage, ApprovalDesk desk, Output output, CancellationToken cancellationToken)
    {
        var (by, note) = (parse.GetValue(By), parse.GetValue(Note));
        var playlist = signage.Playlists.FirstOrDefault(p => p.Id == parse.GetValue(PlaylistName)) ?? throw NoPlaylist(parse.GetValue(PlaylistName)!, signage);
        var wanted = Wanted(playlist, parse.GetValue(Entries) ?? []);
        if (parse.GetValue(Withdraw))
        {
            var entries = wanted ?? playlist.Entries.Select(e => new ScheduledEntry(playlist, e)).Where(e => ((ApprovalGate)signage.Approvals).Needs(e.Entry));
            SentBack(await desk.SendBack(signage, entries, by!, note, TimeProvider.System.Now(), cancellationToken), by!, output);
            CommandAudit.Write(parse, "approval.return", playlist.Id, after: by);
            return ExitCode.Fine;
        }

        var sheets = desk.Sheets(signage, e => wanted?.Contains(e) ?? e.Playlist == playlist);
        if (wanted is null)
            sheets = [.. sheets.Where(sheet => sheet.Waits)];
        if (sheets.Count == 0)
        {
            output.Result.WriteLine(output.Say($"{playlist.Id}: no entry waits for an approval.", $"{playlist.Id}: không có mục nào chờ duyệt."));
            return ExitCode.Fine;
        }

        var approved = by is null ? [] : await desk.Approve(sheets, by, note, TimeProvider.System.Now(), cancellationToken);
        foreach (var record in approved)
            CommandAudit.Write(parse, "approval.approve", $"{record.Playlist}/{record.Entry}", after: by);
        if (parse.GetValue(CommonOptions.Json))
            output.Json(sheets.Select(sheet => Describe(sheet, approved, output)));
        else
            foreach (var sheet in sheets)
                Show(sheet, parse.GetValue(Png), output);
        if (parse.GetValue(Png) is { } folder)
            Write(sheets, folder);
        return Conclude(sheets, approved, by, output);
    }

    private static void SentBack(IReadOnlyList<ApprovalRecord> records, string by, Output output)
    {
        foreach (var record in records)
            output.Result.WriteLine(output.Say(
                $"{record.Playlist}/{record.Entry}: {(record.Withdraws!.Count > 0 ? "approval taken back" : "sent back")} by {by}; it does not show.",
                $"{record.Playlist}/{record.Entry}: {by} đã {(record.Withdraws.Count > 0 ? "rút phê duyệt" : "trả lại")}; mục này không hiện."));
    }

    /// <summary>Null when none are named.</summary>
    private static HashSet<ScheduledEntry>? Wanted(Core.Playlists.Playlist playlist, string[] names)
    {
        if (names.Length == 0)
            return null;
        return [.. names.Select(name => playlist.Entries.Select(e => new ScheduledEntry(playlist, e)).FirstOrDefault(e => e.Key == $"{playlist.Id}/{name}")
            ?? throw new InputProblemException(new Bilingual(
                $"{playlist.Id} has no entry '{name}'. Entries: {string.Join(", ", playlist.Entries.Select(e => new ScheduledEntry(playlist, e).Key[(playlist.Id.Length + 1)..]))}.",
                $"{playlist.Id} không có mục '{name}'. Các mục: {string.Join(", ", playlist.Entries.Select(e => new ScheduledEntry(playlist, e).Key[(playlist.Id.Length + 1)..]))}.")))];
    }

    private static void Show(ApprovalSheet sheet, string? png, Output output)
    {
        var entry = sheet.Entry.Entry;
        output.People.MarkupLineInterpolated($"[bold]{sheet.Entry.Key}[/]  {entry.Slogan ?? output.Say("(dark)", "(tắt bảng)")}");
        output.People.WriteLine($"{WhenPhrase.Of(entry.When, output.Language)}  ({LevelName(entry).In(output.Language)})");
        if (entry.Note is { } note)
            output.People.WriteLine(note);
        foreach (var picture in sheet.Pictures)
        {
            output.People.WriteLine(string.Join(", ", picture.Boards.Select(b => $"{b.Name} ({b.Id}, {b.Size})")));
            foreach (var finding in picture.Findings)
                output.People.MarkupLineInterpolated($"[{(finding.Severity == Severity.Error ? "red" : "yellow")}]{output.Say(finding.Message)}[/]");
            if (png is null && picture.Scene is { } scene)
                Draw(scene, output);
        }
    }

    private static Bilingual LevelName(Core.Playlists.Entry entry) => entry.Dark
        ? new("dark", "tắt bảng")
        : EditTexts.Levels.Single(level => level.Word == SceneDigest.LevelOf(entry)).Name;

    private static void Draw(PreparedScene scene, Output output)
    {
        foreach (var frame in scene.ScenesOfATurn.SelectMany(s => s.Frames))
        {
            if (frame.Size.Height > TallestInTerminal)
                output.People.WriteLine(output.Say($"{frame.Size}: too large for a terminal, see it with --png FOLDER", $"{frame.Size}: quá lớn so với cửa sổ lệnh, hãy xem bằng --png THƯ-MỤC"));
            else
                output.Result.WriteLine(TerminalPicture.Draw(frame, output.People.Profile.Capabilities.ColorSystem != ColorSystem.NoColors));
        }
    }

    private static int Conclude(IReadOnlyList<ApprovalSheet> sheets, IReadOnlyList<ApprovalRecord> approved, string? by, Output output)
    {
        foreach (var record in approved)
            output.Messages.WriteLine(output.Say(
                $"{record.Playlist}/{record.Entry}: approved by {by} for {string.Join(", ", record.Scenes.SelectMany(s => s.Boards))}, record {record.Id}.",
                $"{record.Playlist}/{record.Entry}: {by} đã duyệt cho {string.Join(", ", record.Scenes.SelectMany(s => s.Boards))}, hồ sơ {record.Id}."));
        if (by is null)
            output.Messages.WriteLine(output.Say("Nothing is recorded yet: say who approves with --by NAME.", "Chưa ghi gì: hãy ghi ai duyệt bằng --by TÊN."));
        var undrawn = sheets.SelectMany(sheet => sheet.Pictures.Where(p => p.Digest is null).SelectMany(p => p.Boards.Select(b => $"{sheet.Entry.Key} ({b.Id})"))).ToList();
        if (undrawn.Count == 0)
            return ExitCode.Fine;
        output.Error(new Bilingual(
            $"Cannot be shown there, so there is nothing to approve: {string.Join(", ", undrawn)}.", $"Không hiện được trên các bảng sau nên không có gì để duyệt: {string.Join(", ", undrawn)}."));
        return ExitCode.Problems;
    }

    private static object Describe(ApprovalSheet sheet, IReadOnlyList<ApprovalRecord> approved, Output output) => new
    {
        Entry = sheet.Entry.Key,
        sheet.Entry.Entry.Slogan,
        sheet.Entry.Entry.English,
        When = Core.Playlists.WhenText.Of(sheet.Entry.Entry.When),
        Level = SceneDigest.LevelOf(sheet.Entry.Entry),
        Approval = approved.FirstOrDefault(record => $"{record.Playlist}/{record.Entry}" == sheet.Entry.Key)?.Id,
        Pictures = sheet.Pictures.Select(picture => new
        {
            picture.Digest,
            Boards = picture.Boards.Select(b => b.Id.Value),
            Missing = picture.Missing is { } missing ? output.Say(missing) : null,
            Frames = picture.Scene?.Named?.Turn.SelectMany(scene => scene.Frames).Select(f => f.Hex) ?? [],
            Findings = picture.Findings.Select(f => output.Say(f.Message)),
        }),
    };

    /// <summary>One file for each picture and language: the pages one under the other, a strip whole. Names come from ids alone.</summary>
    private static void Write(IReadOnlyList<ApprovalSheet> sheets, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = Storage.FileTrouble.Of(e, folder);
            throw new InputProblemException(new Bilingual($"{folder} cannot be made: {why.En}", $"Không tạo được {folder}: {why.Vi}"));
        }

        foreach (var sheet in sheets)
        {
            foreach (var picture in sheet.Pictures)
            {
                foreach (var (scene, number) in (picture.Scene?.ScenesOfATurn ?? []).Select((scene, i) => (scene, i + 1)))
                    OutputFile.Write(Path.Combine(folder, $"{sheet.Entry.Playlist.Id}-{sheet.Name}-{picture.Boards[0].Id}{(number > 1 ? "-2" : "")}.png"), PngWriter.Encode(WholeScene.Of(scene)));
            }
        }
    }

    internal static InputProblemException NoPlaylist(string name, Signage signage) => new(new Bilingual(
        $"There is no playlist '{name}'. Playlists: {string.Join(", ", signage.Playlists.Select(p => p.Id))}.",
        $"Không có danh sách phát '{name}'. Các danh sách: {string.Join(", ", signage.Playlists.Select(p => p.Id))}."));

    private static void Bounded(Option<string?> option, int longest)
    {
        CommonOptions.NeverEmpty(option);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length > longest))
                result.AddError(CommonOptions.Say(result, $"{option.Name} takes at most {longest} characters.", $"{option.Name} chỉ nhận tối đa {longest} ký tự."));
        });
    }
}
