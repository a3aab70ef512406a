using System.Globalization;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Push.Plays;

namespace SignageHub.Hub.Boards;

/// <summary>Lines of boards' journals that were set aside, for as long as the file with them is there: whoever has seen to it deletes that.</summary>
internal static class DamagedPlays
{
    /// <summary>In order of the months; empty when all is well. A folder or a file that cannot be read tells nothing.</summary>
    public static IReadOnlyList<PlayDamage> Of(string dataFolder, BoardId board)
    {
        var folder = new DirectoryInfo(Path.Combine(dataFolder, "plays", board.Value));
        try
        {
            return folder.Exists
                ? [.. folder.EnumerateFiles("*.jsonl" + PlayTable.Aside).Select(file => file.FullName[..^PlayTable.Aside.Length]).Order(StringComparer.Ordinal).Select(In)]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>What happened, where the lines are, and what to do.</summary>
    public static Bilingual Words(PlayDamage damage) => new(
        string.Create(CultureInfo.InvariantCulture, $"{damage.Lines} line(s) did not fit the chain and were set aside in {damage.File}{PlayTable.Aside}; the plays in them count as missing. Where a backup has the file whole, put it back while the hub is stopped; look at the disk; then delete the file with the lines, and this is told no more."),
        string.Create(CultureInfo.InvariantCulture, $"{damage.Lines} dòng không khớp với chuỗi và đã được chuyển sang {damage.File}{PlayTable.Aside}; các lượt chiếu trong đó tính là thiếu. Nếu bản sao lưu còn tệp nguyên vẹn, hãy chép lại khi trung tâm đang dừng; kiểm tra ổ đĩa; rồi xóa tệp chứa các dòng hỏng để không nhắc nữa."));

    public static IEnumerable<Problem> Problems(string dataFolder, IEnumerable<BoardId> boards) =>
        boards.SelectMany(board => Of(dataFolder, board)).Select(damage => new Problem(damage.File, damage.Line, damage.Line > 0 ? 1 : 0, "", Words(damage), Severity.Warning));

    private static PlayDamage In(string path)
    {
        var read = File.Exists(path) ? PlayTable.ReadFile(File.ReadAllBytes(path), "") : null;
        // One that was set aside by an older program says nothing of it in the file itself.
        return read is { FirstAside: > 0 } ? new PlayDamage(path, read.FirstAside, (int)read.SetAside) : new PlayDamage(path, 0, File.ReadAllBytes(path + PlayTable.Aside).Count(value => value == (byte)'\n'));
    }
}
