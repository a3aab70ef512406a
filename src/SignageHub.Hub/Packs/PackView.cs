using System.Globalization;
using SignageHub.Core;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Packs;

/// <summary>What people see of a pack before they take it.</summary>
internal static class PackView
{
    /// <summary>Playlists, and entries of each, that are shown; of more the number is told.</summary>
    private const int Shown = 20;

    public static void Contents(SloganPack pack, IReadOnlyList<PackedFile> files, Output output)
    {
        var made = pack.Made.ToString("uuuu-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
        output.Result.WriteLine(output.Say($"\"{pack.Name}\", which says it is from \"{pack.Office}\", made {made}", $"\"{pack.Name}\", ghi là của \"{pack.Office}\", tạo lúc {made}"));
        var playlists = files.Select(file => file.Playlist).OfType<Playlist>().ToList();
        foreach (var playlist in playlists.Take(Shown))
        {
            output.Result.WriteLine($"  {playlist.Id}");
            foreach (var entry in playlist.Entries.Take(Shown))
                output.Result.WriteLine($"    - {EntryDifference.Line(entry, output.Language)}{(pack.Unapproved[playlist.Id].Contains(entry.Number) ? output.Say(" [not approved there]", " [nơi gửi chưa duyệt]") : "")}");
            More("    ", playlist.Entries.Count, output.Say("entries", "mục"), output);
        }

        More("  ", playlists.Count, output.Say("playlists", "danh sách phát"), output);
        var unapproved = pack.Unapproved.Sum(playlist => playlist.Value.Count);
        if (unapproved > 0)
            output.Error(new Bilingual($"Take care: {unapproved} of its entries were approved by nobody where the pack was made.", $"Lưu ý: {unapproved} mục trong gói chưa được ai duyệt ở nơi tạo gói."));
    }

    /// <summary>What would be another where a file is here already.</summary>
    public static void Differences(IEnumerable<PackedFile> files, Output output)
    {
        foreach (var file in files.Take(Shown))
        {
            output.Result.WriteLine($"{file.Path}:");
            if (file.Conflicts.Count > 0)
                file.Conflicts.Take(Shown).ToList().ForEach(conflict => output.Result.WriteLine(output.Say($"  told differently: {conflict}", $"  hai bên ghi khác nhau: {conflict}")));
            else
                EntryDifference.Write([.. EntryDifference.Of(file.Before!, file.Content, output.Language).Take(Shown)], output);
        }
    }

    private static void More(string indent, int count, string what, Output output)
    {
        if (count > Shown)
            output.Result.WriteLine(output.Say($"{indent}… and {count - Shown} more {what}", $"{indent}… và {count - Shown} {what} nữa"));
    }
}
