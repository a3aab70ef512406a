using System.Globalization;
using System.Text;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Plans;

/// <summary>What somebody wants of a document.</summary>
/// <param name="Accept">Numbers of proposals; null for all.</param>
/// <param name="Fixes">Corrections.</param>
/// <param name="Replace">Write a playlist anew that is there.</param>
internal sealed record PlanWish(string? Accept, IReadOnlyList<string> Fixes, bool Replace);

/// <summary><c>plan import</c>: a playlist of drafts, and the text of the document kept in data/plans, so that a changed document is noticed.</summary>
internal static class PlanImport
{
    /// <param name="file">The document.</param>
    /// <param name="wish">What of it.</param>
    /// <param name="settings">Where things lie.</param>
    /// <param name="output">For people.</param>
    /// <param name="written">Hears of the playlist that was written: its id, what its file held before, and what it holds now.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<int> Run(string file, PlanWish wish, HubSettings settings, Output output, Action<string, string?, string> written, CancellationToken cancellationToken)
    {
        var plan = await PlanDocuments.Read(file, PlanDocuments.ObservancesOf(settings), cancellationToken);
        var entries = Entries(plan, wish, output);
        var id = PlanIds.Of(plan, id => Find(settings, id));
        var path = PathOf(settings, id);
        var kept = Path.Combine(DataFolder.Open(settings.DataFolder).Folder("plans"), id + ".txt");
        var text = string.Join('\n', plan.Text.Lines!.Select(l => l.Text));
        var json = PlaylistText.Of(plan, entries, OwnOffice(settings));
        var playlist = Checked(plan, id, json, entries, output);
        if (File.Exists(path) && !wish.Replace)
            return Again(new Existing(path, kept, text), plan, wish, playlist, json, output);
        var before = File.Exists(path) ? File.ReadAllText(path) : null;
        try
        {
            DurableFile.Write(path, json, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            DurableFile.Write(kept, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual($"{path} cannot be written: {FileTrouble.Of(e, path).En}", $"Không ghi được {path}: {FileTrouble.Of(e, path).Vi}"));
        }

        written(id, before, json);
        TellReplacedDays(entries, output);
        output.Result.WriteLine(output.Say(
            $"{path}: {entries.Count} draft entries. They show when somebody has approved them: signagehub approve {id}",
            $"{path}: {entries.Count} mục nháp. Các mục chỉ hiện khi đã được duyệt: signagehub approve {id}"));
        return ExitCode.Fine;
    }

    /// <summary>What can be written, with every doubt told.</summary>
    private static List<ChosenProposal> Entries(ReadPlan plan, PlanWish wish, Output output)
    {
        var chosen = PlanChoice.Of(plan.Reading.Proposals, wish.Accept, wish.Fixes);
        PlanTable.Doubts(plan, chosen.Select(c => c.Number), output);
        foreach (var lacking in chosen.Where(c => !c.IsUsable))
            output.Error(new Bilingual($"Proposal {lacking.Number} lacks its text or its period and is left out; give it with --fix.", $"Đề xuất {lacking.Number} thiếu nội dung hoặc thời gian nên bị bỏ qua; hãy bổ sung bằng --fix."));
        var usable = chosen.Where(c => c.IsUsable).ToList();
        if (usable.Count == 0)
            throw new InputProblemException(new Bilingual($"{plan.File}: there is nothing to import.", $"{plan.File}: không có gì để nhập."));
        return usable;
    }

    /// <summary>Said of what was written, and of nothing else: whoever approves must look at these days.</summary>
    private static void TellReplacedDays(IEnumerable<ChosenProposal> entries, Output output)
    {
        foreach (var doubtful in entries.Where(c => c.NeedsConfirming))
        {
            var (number, day, side) = (doubtful.Number, doubtful.Proposal.Corrected!, doubtful.CorrectedSide);
            output.Error(new Bilingual(
                $"Proposal {number}: the draft has {day} in the place of the day in the document. Look at it before somebody approves; another day: --fix {number}:{side}=DAY --replace",
                $"Đề xuất {number}: bản nháp ghi {day} thay cho ngày trong văn bản. Hãy kiểm tra trước khi duyệt; nếu là ngày khác: --fix {number}:{side}=NGÀY --replace"));
        }
    }

    /// <summary>The playlist as it would be; what is wrong is told by the proposal, since nobody has seen the file.</summary>
    private static Playlist Checked(ReadPlan plan, string id, string json, List<ChosenProposal> entries, Output output)
    {
        var result = PlaylistReader.Read(id + ".json", id, Encoding.UTF8.GetBytes(json), office: null);
        if (result.Value is { } playlist)
            return playlist;
        foreach (var problem in result.Problems.Where(p => p.Severity == Severity.Error))
            output.Error(EntryOf(problem, entries) is { } entry
                ? new Bilingual($"Proposal {entry.Number}: {problem.Message.En}", $"Đề xuất {entry.Number}: {problem.Message.Vi}")
                : problem.Message);
        throw new InputProblemException(new Bilingual($"{plan.File}: the entries cannot be used as they are; correct them with --fix, or leave them out with --accept.", $"{plan.File}: không dùng được các mục này; hãy sửa bằng --fix hoặc bỏ bớt bằng --accept."));
    }

    private static ChosenProposal? EntryOf(Problem problem, List<ChosenProposal> entries)
    {
        const string List = "entries[";
        var end = problem.Path.IndexOf(']', StringComparison.Ordinal);
        return problem.Path.StartsWith(List, StringComparison.Ordinal) && end > 0
            && int.TryParse(problem.Path.AsSpan(List.Length, end - List.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < entries.Count ? entries[index] : null;
    }

    private sealed record Existing(string Path, string Kept, string Text);

    /// <summary>What is there stays. Entries are compared, not bytes: what somebody noted beside them, and the document's file name, are no difference.</summary>
    private static int Again(Existing there, ReadPlan plan, PlanWish wish, Playlist wanted, string json, Output output)
    {
        var isSame = File.Exists(there.Kept) && File.ReadAllText(there.Kept) == there.Text;
        var before = PlaylistReader.Read(there.Path, wanted.Id, File.ReadAllBytes(there.Path), office: null).Value;
        var isAsked = wish.Accept is not null || wish.Fixes.Count > 0;
        var difference = before is null ? EntryDifference.Of(File.ReadAllText(there.Path), json, output.Language) : EntryDifference.Of(before, wanted, output.Language);
        if (isSame && !isAsked)
        {
            var missing = wanted.Entries.Where(entry => before?.Entries.Any(e => e.Id == entry.Id || (e.Slogan, e.Dark) == (entry.Slogan, entry.Dark)) == false).ToList();
            output.Result.WriteLine(output.Say($"{there.Path} was made from this document; nothing changed.", $"{there.Path} đã được tạo từ văn bản này; không có gì thay đổi."));
            foreach (var entry in missing)
                output.Result.WriteLine(output.Say($"Not in it: {EntryDifference.Line(entry, output.Language)}", $"Chưa có trong đó: {EntryDifference.Line(entry, output.Language)}"));
            return ExitCode.Fine;
        }

        if (difference.Count == 0 && before?.Plan == wanted.Plan)
        {
            output.Result.WriteLine(output.Say($"{there.Path} has these entries; nothing changed.", $"{there.Path} đã có các mục này; không có gì thay đổi."));
            return ExitCode.Fine;
        }

        EntryDifference.Write(difference, output);
        if (difference.Count == 0)
            output.Result.WriteLine(output.Say("The entries are the same; what the plan says of its number, its day or its report is not.", "Các mục giống nhau; phần số, ngày hoặc báo cáo của kế hoạch có khác."));
        throw new InputProblemException(isSame
            ? new Bilingual(
                $"{there.Path} was made from this document before, and --accept and --fix now ask for something else, as shown. Nothing was written; --replace writes the playlist anew.",
                $"{there.Path} đã được tạo từ văn bản này, còn --accept và --fix lần này yêu cầu khác như trên. Chưa ghi gì; dùng --replace để tạo lại danh sách phát.")
            : new Bilingual(
                $"{there.Path} exists and {plan.File} differs as shown. Nothing was written; --replace writes the playlist anew.",
                $"{there.Path} đã có và {plan.File} có khác biệt như trên. Chưa ghi gì; dùng --replace để tạo lại danh sách phát."));
    }

    private static string PathOf(HubSettings settings, string id) => Path.Combine(settings.PlaylistsFolder, id + ".json");

    private static Playlist? Find(HubSettings settings, string id) =>
        File.Exists(PathOf(settings, id)) ? PlaylistReader.Read(id, id, File.ReadAllBytes(PathOf(settings, id)), office: null).Value : null;

    /// <summary>Null where boards.json cannot be read: <c>check</c> tells that.</summary>
    private static string? OwnOffice(HubSettings settings) =>
        File.Exists(settings.BoardsFile) ? BoardsReader.Read(settings.BoardsFile, File.ReadAllBytes(settings.BoardsFile)).Value?.Name : null;
}
