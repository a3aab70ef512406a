using SignageHub.Core.Json;
using SignageHub.Core.Observances;

namespace SignageHub.Core.Playlists;

/// <summary>What must hold between the files in playlists/.</summary>
public static class PlaylistFiles
{
    /// <summary>The most characters of a playlist's id.</summary>
    public const int LongestId = 100;

    /// <summary>Names of devices on Windows: no file there can be called so, whatever its ending.</summary>
    private static readonly HashSet<string> Devices = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether no playlist may be called so: its file would be the office's observances, or a device of Windows.</summary>
    public static bool IsReserved(string id) =>
        string.Equals(id + ".json", ObservancesReader.FileName, StringComparison.OrdinalIgnoreCase) || Devices.Contains(id.Split('.')[0].Trim());

    /// <summary>Two ids that differ only in letter case or in the way letters are composed, and names that no id can be.</summary>
    /// <remarks>Such twins are one file on Windows and two on Linux, and nobody can tell them apart in a report.</remarks>
    /// <param name="files">File name as problems should name it, and playlist id.</param>
    /// <returns>Each as an error of the later file, in ordinal order of the file names.</returns>
    public static IReadOnlyList<Problem> Check(IEnumerable<(string FileName, string PlaylistId)> files)
    {
        var problems = new List<Problem>();
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (file, id) in files.OrderBy(f => f.FileName, StringComparer.Ordinal))
        {
            var name = PlainText.Read(id, LongestId);
            if (name.Problem is { } problem)
                problems.Add(Whole(file, new($"the file's name: {problem.En}", $"tên tệp: {problem.Vi}")));
            else if (!seen.TryAdd(name.Value!, file))
                problems.Add(Whole(file, Twin(seen[name.Value!])));
        }

        return problems;
    }

    private static Bilingual Twin(string other) => new(
        $"the name differs from '{other}' in nothing but capital letters or typing; rename one of the two files",
        $"tên tệp chỉ khác '{other}' ở chữ hoa, chữ thường hoặc cách gõ dấu; hãy đổi tên một trong hai tệp");

    private static Problem Whole(string file, Bilingual message) => new(file, 0, 0, "", message);
}
