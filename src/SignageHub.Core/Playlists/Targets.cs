using SignageHub.Core.Boards;
using SignageHub.Core.Json;

namespace SignageHub.Core.Playlists;

/// <summary>Boards and groups as playlists name them, checked against the office where it is known.</summary>
internal static class Targets
{
    public const string GroupPrefix = "group:";

    /// <summary>For editors.</summary>
    public const string Pattern = "^(group:)?[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$";

    /// <param name="office">Null when boards.json cannot be read: then only the form is checked.</param>
    public static Shape<BoardTarget> For(Office? office)
    {
        var known = office is null ? null : Known(office);
        return Shape.Text(text => Read(text, known), "lobby", Pattern);
    }

    private static Outcome<BoardTarget> Read(string written, IReadOnlyList<string>? known)
    {
        var isGroup = written.StartsWith(GroupPrefix, StringComparison.Ordinal);
        var name = isGroup ? written[GroupPrefix.Length..] : written;
        if (!BoardId.TryParse(name, out var id))
        {
            return Say.IsNo(
                written,
                new("board or group", "bảng hay nhóm bảng"),
                known is null ? null : Meant(written, known),
                new("write a board's id such as 'lobby', or a group such as 'group:indoor'", "hãy ghi mã bảng, ví dụ 'lobby', hoặc nhóm, ví dụ 'group:indoor'"));
        }

        return known is null || known.Contains(written, StringComparer.Ordinal)
            ? isGroup ? new BoardTarget.Group(name) : new BoardTarget.One(id)
            : Unknown(written, isGroup, known);
    }

    private static Bilingual Unknown(string written, bool isGroup, IReadOnlyList<string> known)
    {
        if (Meant(written, known) is { } near)
        {
            return new(
                $"boards.json has no {(isGroup ? "group" : "board")} '{written}'; did you mean '{near}'?",
                $"boards.json không có {(isGroup ? "nhóm" : "bảng")} '{written}'; có phải ý bạn là '{near}'?");
        }

        var alike = isGroup ? [.. known.Where(name => name.StartsWith(GroupPrefix, StringComparison.Ordinal))] : known;
        if (alike.Count == 0)
        {
            return new(
                $"boards.json has no group '{written}', nor any other; give boards their \"groups\" there, or name boards here",
                $"boards.json không có nhóm '{written}', cũng không có nhóm nào khác; hãy ghi \"groups\" cho các bảng trong tệp đó, hoặc ghi mã bảng ở đây");
        }

        var list = string.Join(", ", alike.Take(10)) + (alike.Count > 10 ? ", …" : "");
        return new(
            $"boards.json has no {(isGroup ? "group" : "board")} '{written}'; it has: {list}",
            $"boards.json không có {(isGroup ? "nhóm" : "bảng")} '{written}'; hiện có: {list}");
    }

    /// <summary>A group written as a board, a board written as a group, or a slip.</summary>
    private static string? Meant(string written, IReadOnlyList<string> known)
    {
        var bare = written.StartsWith(GroupPrefix, StringComparison.Ordinal) ? written[GroupPrefix.Length..] : written;
        string[] exact = [GroupPrefix + bare, bare];
        return exact.FirstOrDefault(e => known.Contains(e, StringComparer.Ordinal)) ?? Suggest.Nearest(written, known);
    }

    private static string[] Known(Office office) =>
    [
        .. office.Boards.Select(b => b.Id.Value),
        .. office.Boards.SelectMany(b => b.Groups).Distinct(StringComparer.Ordinal).Select(g => GroupPrefix + g),
    ];
}
