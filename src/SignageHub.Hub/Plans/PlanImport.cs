using System.Globalization;
using SignageHub.Core;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Storage;
using SignageHub.Hub.Web;

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
        var draft = PlanDraft.Of(plan, entries, settings, DataFolder.Open(settings.DataFolder), boards: null);
        var path = PlanDraft.PathOf(settings, draft.Id);
        Check(plan, draft, entries, output);
        if (draft.Existing is not null && !wish.Replace)
            return Again(path, draft, plan, wish, output);
        try
        {
            DurableFile.Write(path, draft.Text, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            draft.KeepDocument();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual($"{path} cannot be written: {FileTrouble.Of(e, path).En}", $"Không ghi được {path}: {FileTrouble.Of(e, path).Vi}"));
        }

        written(draft.Id, draft.Existing, draft.Text);
        TellReplacedDays(entries, output);
        output.Result.WriteLine(output.Say(
            $"{path}: {entries.Count} draft entries. They show when somebody has approved them: signagehub approve {draft.Id}",
            $"{path}: {entries.Count} mục nháp. Các mục chỉ hiện khi đã được duyệt: signagehub approve {draft.Id}"));
        return ExitCode.Fine;
    }

    /// <summary>What can be written, with every doubt told.</summary>
    private static List<ChosenProposal> Entries(ReadPlan plan, PlanWish wish, Output output)
    {
        var chosen = PlanChoice.Of(plan.Reading.Proposals, wish.Accept, wish.Fixes);
        PlanTable.Doubts(plan, chosen.Select(c => c.Number), output);
        foreach (var lacking in chosen.Where(c => !c.IsUsable))
            output.Error(Left(lacking));
        var usable = chosen.Where(c => c.IsUsable).ToList();
        if (usable.Count == 0)
            throw new InputProblemException(new Bilingual($"{plan.File}: there is nothing to import.", $"{plan.File}: không có gì để nhập."));
        return usable;
    }

    /// <summary>What it lacks, and how that is typed.</summary>
    private static Bilingual Left(ChosenProposal lacking)
    {
        var (number, proposal) = (lacking.Number, lacking.Proposal);
        return !proposal.Dark && proposal.Slogan is null
            ? new($"Proposal {number} has no text and is left out; to take it, add --fix {number}:slogan=\"TEXT\".", $"Đề xuất {number} chưa có nội dung nên bị bỏ qua; muốn nhập, hãy thêm --fix {number}:slogan=\"NỘI DUNG\".")
            : new(
                $"Proposal {number} lacks a day and is left out; to take it, add --fix {number}:{(proposal.From is null ? "from" : "to")}=DAY, such as 7/4/2023.",
                $"Đề xuất {number} thiếu ngày {(proposal.From is null ? "bắt đầu" : "kết thúc")} nên bị bỏ qua; muốn nhập, hãy thêm --fix {number}:{(proposal.From is null ? "from" : "to")}=NGÀY, ví dụ 7/4/2023.");
    }

    /// <summary>Said of what was written, and of nothing else: whoever approves must look at these days.</summary>
    private static void TellReplacedDays(IEnumerable<ChosenProposal> entries, Output output)
    {
        foreach (var doubtful in entries.Where(c => c.NeedsConfirming))
        {
            var (number, side) = (doubtful.Number, doubtful.CorrectedSide);
            var day = (side == "to" ? doubtful.Proposal.To : doubtful.Proposal.From)!.Value.Day;
            output.Error(new Bilingual(
                $"Proposal {number}: the draft has {WallTime.Day(day, Language.English)} in the place of the day in the document. Look at it before somebody approves; another day: --fix {number}:{side}=DAY --replace",
                $"Đề xuất {number}: bản nháp ghi {WallTime.Day(day, Language.Vietnamese)} thay cho ngày trong văn bản. Hãy kiểm tra trước khi duyệt; nếu là ngày khác: --fix {number}:{side}=NGÀY --replace"));
        }
    }

    /// <summary>What is wrong is told by the proposal, since nobody has seen the file.</summary>
    private static void Check(ReadPlan plan, PlanDraft draft, List<ChosenProposal> entries, Output output)
    {
        if (draft.Check.IsGood)
            return;
        foreach (var problem in draft.Check.Problems.Where(p => p.Severity == Severity.Error))
            output.Error(PlanChoice.Words(problem, entries, p => p.Message));
        throw new InputProblemException(new Bilingual($"{plan.File}: the entries cannot be used as they are; correct them with --fix, or leave them out with --accept.", $"{plan.File}: không dùng được các mục này; hãy sửa bằng --fix hoặc bỏ bớt bằng --accept."));
    }

    /// <summary>What is there stays, and what the import would change is shown, with what to do.</summary>
    private static int Again(string path, PlanDraft draft, ReadPlan plan, PlanWish wish, Output output)
    {
        var isSame = draft.IsSameDocument;
        if (isSame && wish.Accept is null && wish.Fixes.Count == 0)
        {
            output.Result.WriteLine(output.Say($"{path} was made from this document; nothing changed.", $"{path} đã được tạo từ văn bản này; không có gì thay đổi."));
            foreach (var entry in draft.Lacking())
                output.Result.WriteLine(output.Say($"Not in it: {EntryDifference.Line(entry, output.Language)}", $"Chưa có trong đó: {EntryDifference.Line(entry, output.Language)}"));
            return ExitCode.Fine;
        }

        var difference = draft.Difference(output.Language);
        if (difference.Count == 0)
        {
            output.Result.WriteLine(output.Say($"{path} has these entries; nothing changed.", $"{path} đã có các mục này; không có gì thay đổi."));
            return ExitCode.Fine;
        }

        EntryDifference.Write(difference, output);
        var (head, todo) = (Head(path, isSame, plan), ToDo(draft.Id));
        throw new InputProblemException(new Bilingual($"{head.En} {todo.En}", $"{head.Vi} {todo.Vi}"));
    }

    private static Bilingual Head(string path, bool isSame, ReadPlan plan) => isSame
        ? new(
            $"{path} was made from this document before, and --accept and --fix now ask for something else, as shown. Nothing was written: '-' stands in the playlist, edited since perhaps, '+' would take its place.",
            $"{path} đã được tạo từ văn bản này, còn --accept và --fix lần này yêu cầu khác như trên. Chưa ghi gì: '-' là nội dung đang có trong danh sách phát (có thể đã được sửa sau khi nhập), '+' là nội dung sẽ thay vào.")
        : new(
            $"{path} exists and {plan.File} differs as shown. Nothing was written: '-' stands in the playlist, '+' would take its place.",
            $"{path} đã có và {plan.File} có khác biệt như trên. Chưa ghi gì: '-' là nội dung đang có trong danh sách phát, '+' là nội dung sẽ thay vào.");

    private static Bilingual ToDo(string id) => new(
        $"To keep the playlist, do nothing. To change single entries, edit them on the page /playlists/{id} or in the file. To take over all of '+', import again with --replace: what was edited in the entries by hand is lost then; boards, style and share stay.",
        $"Muốn giữ danh sách phát thì không cần làm gì. Muốn đổi từng mục thì sửa trên trang /playlists/{id} hoặc trong tệp. Muốn lấy toàn bộ phần '+' thì nhập lại với --replace: phần đã sửa tay trong các mục sẽ mất, còn bảng, kiểu chữ và tỉ lệ thời lượng giữ nguyên.");
}
