using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Json;

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

    private static readonly Field<IReadOnlyList<Entry>> Entries = new("entries", Shape.List(EntryShape.Shaped, uniqueBy: EntryShape.IdName), new(
        "The slogans and dark times; those of one level rotate in this order.",
        "Các khẩu hiệu và giờ tắt bảng; các mục cùng mức luân phiên theo thứ tự này."))
    {
        Required = true,
    };

    /// <param name="id">The file's name without <c>.json</c>.</param>
    /// <param name="office">Null when boards.json cannot be read: then boards are checked for their form only.</param>
    public static ObjectShape<Playlist> File(string id, Office? office)
    {
        var boards = new Field<IReadOnlyList<BoardTarget>>("boards", Shape.List(Targets.For(office), atLeast: 1), new(
            "The boards that show it, by id or as \"group:name\". Left out: every board.",
            "Các bảng sẽ hiện, ghi mã bảng hoặc \"group:tên-nhóm\". Bỏ trống: mọi bảng."))
        {
            Examples = ["[\"lobby\", \"group:indoor\"]"],
        };
        return new ObjectShape<Playlist>(
            new("A playlist: slogans with the days on which boards show them.", "Danh sách phát: các khẩu hiệu và những ngày bảng hiện chúng."),
            [Name, Plan, boards, Entries],
            values => Build(values, id, boards))
        {
            IsFile = true,
        };
    }

    private static Playlist Build(FieldValues values, string id, Field<IReadOnlyList<BoardTarget>> boards)
    {
        var entries = values.Get(Entries);
        if (entries.Count == 0)
        {
            values.Reading.Warn(values.PlaceOf(Entries), new(
                "the playlist has no entries, so it shows nothing",
                "danh sách phát không có mục nào nên sẽ không hiện gì"));
        }

        return new Playlist
        {
            Id = id,
            Name = values.Get(Name),
            Plan = values.Find(Plan),
            Boards = values.Get(boards, []),
            Entries = [.. entries.Select((entry, index) => entry with { Number = index + 1 })],
        };
    }
}

/// <summary>What a playlist's "plan" looks like.</summary>
internal static class PlanShape
{
    private static readonly Field<string> Number = new("number", Shape.Text(60, "647/KH-SCT"), new(
        "The plan's number as printed.",
        "Số, ký hiệu của kế hoạch, ghi như trên văn bản."))
    {
        Required = true,
        Examples = ["\"647/KH-SCT\""],
    };

    private static readonly Field<LocalDate> Issued = new("issued", DateText.Day, new(
        "The day on which the plan was issued.",
        "Ngày ban hành kế hoạch."))
    {
        Examples = ["\"2023-03-21\""],
    };

    private static readonly Field<string> Office = new("office", Shape.Text(200, "Sở Công Thương"), new(
        "The office that issued it.",
        "Cơ quan ban hành."))
    {
        Examples = ["\"Sở Công Thương\""],
    };

    private static readonly Field<string> Responsible = new("responsible", Shape.Text(200, "Văn phòng Sở"), new(
        "Who sees to the boards.",
        "Bộ phận phụ trách bảng điện tử."))
    {
        Examples = ["\"Văn phòng Sở\""],
    };

    private static readonly Field<LocalDate> ReportDue = new("reportDue", DateText.Day, new(
        "The day by which the report is due; see the plan's wording.",
        "Hạn gửi báo cáo; xem câu chữ của kế hoạch."))
    {
        Examples = ["\"2023-04-18\""],
    };

    public static readonly ObjectShape<PlanOrigin> Shaped = new(
        new("A plan.", "Một kế hoạch."),
        [Number, Issued, Office, Responsible, ReportDue],
        Build);

    private static PlanOrigin Build(FieldValues values)
    {
        var (issued, due) = (values.FindValue(Issued), values.FindValue(ReportDue));
        if (due < issued)
        {
            values.Reading.Warn(values.PlaceOf(ReportDue), new(
                "the report is due before the plan was issued; check both days",
                "hạn báo cáo lại trước ngày ban hành kế hoạch; hãy kiểm tra lại hai ngày"));
        }

        return new PlanOrigin
        {
            Number = values.Get(Number),
            Issued = issued,
            Office = values.Find(Office),
            Responsible = values.Find(Responsible),
            ReportDue = due,
        };
    }
}
