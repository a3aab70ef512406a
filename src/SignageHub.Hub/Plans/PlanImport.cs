using System.Text;
using SignageHub.Core;
using SignageHub.Core.Playlists;
using SignageHub.Documents.Plans;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Plans;

/// <summary><c>plan import</c>: a playlist of drafts, and the text of the document kept in data/plans, so that a changed document is noticed.</summary>
internal static class PlanImport
{
    /// <param name="file">The document.</param>
    /// <param name="accept">Numbers of proposals; null for all.</param>
    /// <param name="fixes">Corrections.</param>
    /// <param name="replace">Write a playlist anew that is there.</param>
    /// <param name="settings">Where things lie.</param>
    /// <param name="output">For people.</param>
    /// <param name="written">Hears of the playlist that was written: its id, what its file held before, and what it holds now.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<int> Run(
        string file, string? accept, IReadOnlyList<string> fixes, bool replace, HubSettings settings, Output output, Action<string, string?, string> written, CancellationToken cancellationToken)
    {
        var plan = await PlanDocuments.Read(file, PlanDocuments.ObservancesOf(settings), cancellationToken);
        var id = PlaylistId(plan);
        var chosen = PlanChoice.Of(plan.Reading.Proposals, accept, fixes);
        var usable = chosen.Where(c => c.Proposal is { From: not null, To: not null } p && (p.Dark || p.Slogan is not null)).ToList();
        foreach (var (number, _) in chosen.Except(usable))
            output.Error(new Bilingual($"Proposal {number} lacks its text or its period and is left out; give it with --fix.", $"Đề xuất {number} thiếu nội dung hoặc thời gian nên bị bỏ qua; hãy bổ sung bằng --fix."));
        if (usable.Count == 0)
            throw new InputProblemException(new Bilingual($"{file}: there is nothing to import.", $"{file}: không có gì để nhập."));
        var path = Path.Combine(settings.PlaylistsFolder, id + ".json");
        var kept = Path.Combine(DataFolder.Open(settings.DataFolder).Folder("plans"), id + ".txt");
        var text = string.Join('\n', plan.Text.Lines!.Select(l => l.Text));
        var json = Encoding.UTF8.GetBytes(PlaylistText.Of(plan, usable));
        if (File.Exists(path) && !replace)
            return Again(kept, path, text, accept is null && fixes.Count == 0 ? null : json, output);
        var result = PlaylistReader.Read(path, id, json, office: null);
        if (result.Value is null)
        {
            output.Problems(result.Problems.Where(p => p.Severity == Severity.Error).ToList());
            throw new InputProblemException(new Bilingual($"{file}: the entries cannot be used as they are; correct them with --fix, or leave them out with --accept.", $"{file}: không dùng được các mục này; hãy sửa bằng --fix hoặc bỏ bớt bằng --accept."));
        }

        var before = File.Exists(path) ? File.ReadAllText(path) : null;
        try
        {
            DurableFile.Write(kept, text);
            DurableFile.Write(path, json, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual($"{path} cannot be written: {FileTrouble.Of(e, path).En}", $"Không ghi được {path}: {FileTrouble.Of(e, path).Vi}"));
        }

        written(id, before, Encoding.UTF8.GetString(json));
        output.Result.WriteLine(output.Say(
            $"{path}: {usable.Count} draft entries. They show when somebody has approved them: signagehub approve {id}",
            $"{path}: {usable.Count} mục nháp. Các mục chỉ hiện khi đã được duyệt: signagehub approve {id}"));
        return ExitCode.Fine;
    }

    /// <summary>The same document changes nothing; of a changed one, or of another choice of its entries, the difference is shown and nothing is written.</summary>
    /// <param name="wanted">The playlist that --accept and --fix ask for; null where nothing was chosen.</param>
    private static int Again(string kept, string path, string text, byte[]? wanted, Output output)
    {
        var before = File.Exists(kept) ? File.ReadAllText(kept) : null;
        if (before == text && wanted is not null && !File.ReadAllBytes(path).AsSpan().SequenceEqual(wanted))
        {
            Difference(File.ReadAllText(path), Encoding.UTF8.GetString(wanted), output);
            throw new InputProblemException(new Bilingual(
                $"{path} was made from this document before, and --accept and --fix now ask for something else, as shown. Nothing was written; --replace writes the playlist anew.",
                $"{path} đã được tạo từ văn bản này, còn --accept và --fix lần này yêu cầu khác như trên. Chưa ghi gì; dùng --replace để tạo lại danh sách phát."));
        }

        if (before == text)
        {
            output.Result.WriteLine(output.Say($"{path} was made from this document; nothing changed.", $"{path} đã được tạo từ văn bản này; không có gì thay đổi."));
            return ExitCode.Fine;
        }

        Difference(before ?? "", text, output);
        throw new InputProblemException(new Bilingual(
            $"{path} exists and the document differs as shown. Nothing was written; --replace writes the playlist anew.",
            $"{path} đã có và văn bản có khác biệt như trên. Chưa ghi gì; dùng --replace để tạo lại danh sách phát."));
    }

    private static void Difference(string before, string after, Output output)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        foreach (var line in old.Except(now, StringComparer.Ordinal).Where(l => l.Length > 0))
            output.Result.WriteLine("- " + line);
        foreach (var line in now.Except(old, StringComparer.Ordinal).Where(l => l.Length > 0))
            output.Result.WriteLine("+ " + line);
    }

    /// <summary>The document's number in letters that every disk takes; without one the file's name.</summary>
    internal static string PlaylistId(ReadPlan plan)
    {
        var name = plan.Reading.Document.Number ?? Path.GetFileNameWithoutExtension(plan.File);
        var id = new string([.. name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-')]).Trim('-');
        return id.Length is 0 ? "plan" : id[..Math.Min(id.Length, PlaylistFiles.LongestId)];
    }
}
