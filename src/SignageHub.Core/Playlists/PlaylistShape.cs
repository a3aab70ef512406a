using SignageHub.Core.Boards;
using SignageHub.Core.Json;
using SignageHub.Core.Observances;

namespace SignageHub.Core.Playlists;

/// <summary>What a file in playlists/ looks like: for the reader and for the schema.</summary>
internal static class PlaylistShape
{
    private static readonly Field<string> Name = new("name", Shape.Text(200, "Ngày Nước thế giới 2023"), new(
        "What people call the playlist.",
        "Tên gọi của danh sách phát."))
    {
        Required = true,
        Examples = ["\"Ngày Nước thế giới 2023\""],
    };

    private static readonly Field<PlanOrigin> Plan = new("plan", PlanShape.Shaped, new(
        "The plan that ordered it; leave it out for slogans of the office's own.",
        "Kế hoạch làm căn cứ; bỏ trống nếu là khẩu hiệu riêng của cơ quan."));

    private static readonly Field<TextStyle> Style = StyleShape.Field(new(
        "How the texts of this playlist look and move; an entry may say otherwise.",
        "Kiểu chữ của danh sách phát này; từng mục có thể đặt khác."));

    private static readonly Field<int> Share = new("share", Shape.Whole(1, 100), new(
        "The most of a board's airtime that this playlist may take, in percent; the rest of a round goes to others, or to the idle screen. Alerts are exempt.",
        "Tỷ lệ thời lượng tối đa của danh sách này trên một bảng, tính bằng phần trăm; phần còn lại dành cho mục khác hoặc màn hình chờ. Mức alert không bị giới hạn."))
    {
        Examples = ["50"],
    };

    /// <param name="id">The file's name without <c>.json</c>.</param>
    /// <param name="office">Null when boards.json cannot be read: then boards are checked for their form only.</param>
    /// <param name="observances">Null when playlists/observances.json cannot be read.</param>
    public static ObjectShape<Playlist> File(string id, Office? office, ObservanceLibrary? observances)
    {
        var entries = new Field<IReadOnlyList<Entry>>("entries", Shape.List(EntryShape.With(observances), uniqueBy: EntryShape.IdName), new(
            "The slogans and dark times; those of one level rotate in this order.",
            "Các khẩu hiệu và giờ tắt bảng; các mục cùng mức luân phiên theo thứ tự này."))
        {
            Required = true,
        };
        var boards = new Field<IReadOnlyList<BoardTarget>>("boards", Shape.List(Targets.For(office), atLeast: 1), new(
            "The boards that show it, by id or as \"group:name\". Left out: every board.",
            "Các bảng sẽ hiện, ghi mã bảng hoặc \"group:tên-nhóm\". Bỏ trống: mọi bảng."))
        {
            Examples = ["[\"lobby\", \"group:indoor\"]"],
        };
        return new ObjectShape<Playlist>(
            new("A playlist: slogans with the days on which boards show them.", "Danh sách phát: các khẩu hiệu và những ngày bảng hiện chúng."),
            [Name, Plan, boards, Share, Style, entries],
            values => Build(values, id, boards, entries))
        {
            Check = values => WarnWhenEmpty(values, entries),
            IsFile = true,
        };
    }

    private static Playlist Build(
        FieldValues values, string id, Field<IReadOnlyList<BoardTarget>> boards, Field<IReadOnlyList<Entry>> entries) => new()
        {
            Id = id,
            Name = values.Get(Name),
            Plan = values.Find(Plan),
            Boards = values.Get(boards, []),
            Share = values.FindValue(Share),
            Style = values.Get(Style, TextStyle.Unset),
            Entries =
        [
            .. values.Get(entries).Select((entry, index) => entry with
            {
                Number = index + 1,
                Style = entry.Style.Over(values.Get(Style, TextStyle.Unset)),
            }),
        ],
        };

    private static bool WarnWhenEmpty(FieldValues values, Field<IReadOnlyList<Entry>> entries)
    {
        if (values.Find(entries) is { Count: 0 })
        {
            values.Reading.Warn(values.PlaceOf(entries), new(
                "the playlist has no entries, so it shows nothing",
                "danh sách phát không có mục nào nên sẽ không hiện gì"));
        }

        return true;
    }
}
