using NodaTime;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Observances;

/// <summary>What is known of an observance in one year.</summary>
/// <param name="Observance">Its id as the file names it.</param>
/// <param name="At">Where that stands.</param>
/// <param name="Year">The year.</param>
/// <param name="Confirmation">The confirmed day.</param>
/// <param name="Theme">The theme.</param>
/// <param name="IsMeant">Whoever wrote it has been asked about the unlikely day.</param>
internal sealed record YearFact(string Observance, Place At, int Year, Confirmation? Confirmation = null, Theme? Theme = null, bool IsMeant = false);

/// <summary>What the lists "confirmed" and "themes" hold.</summary>
internal static class YearFacts
{
    private static readonly Field<LocalDate> Date = new("date", DateText.Day, new(
        "The day, or the first of several, in that year.", "Ngày, hoặc ngày đầu nếu có nhiều ngày, trong năm đó."))
    {
        Required = true,
        Examples = ["\"2027-03-27\""],
    };

    private static readonly Field<string> Document = new("document", Shape.Text(200, "1234/BCT-TKNL"), new(
        "The document that says so.", "Số văn bản xác nhận."))
    {
        Required = true,
        Examples = ["\"1234/BCT-TKNL\""],
    };

    private static readonly Field<bool> Anyway = new("anyway", Shape.True(), new(
        "The document does say so, however unlikely the day looks.", "Văn bản đúng là ghi như vậy, dù ngày trông lạ."));

    private static readonly Field<int> Year = new("year", Shape.Whole(DateText.FirstYear, DateText.LastYear), new("The year of the theme.", "Năm của chủ đề."))
    {
        Required = true,
        Examples = ["2025"],
    };

    private static readonly Field<string> Text = new("text", Shape.Text(Entry.LongestSlogan, "Nước cho hòa bình"), new(
        "The official Vietnamese text.", "Chủ đề chính thức bằng tiếng Việt."))
    {
        Examples = ["\"Nước cho hòa bình\""],
    };

    private static readonly Field<string> Original = new("original", Shape.Text(Entry.LongestSlogan, "Water for Peace"), new(
        "The text of the international body.", "Chủ đề gốc của tổ chức quốc tế."))
    {
        Examples = ["\"Water for Peace\""],
    };

    private static readonly Field<string> Source = new("source", Shape.Text(200, "công văn 2141/BNNMT-VP"), new(
        "The document or page that announced it.", "Văn bản hoặc trang đã công bố."))
    {
        Examples = ["\"công văn 2141/BNNMT-VP\""],
    };

    private static readonly Field<string> Note = new("note", Shape.Text(500, "…"), new("For people.", "Ghi chú."));

    private static readonly Field<string> Named = new("observance", Shape.Text(written => PlainText.Read(written, 200), "gio-trai-dat", ObservanceName.Pattern), new(
        "The observance, by its id.", "Ngày kỷ niệm, ghi theo mã."))
    {
        Required = true,
        Examples = ["\"gio-trai-dat\""],
    };

    /// <param name="written">Is told of each; whether there is such an observance it knows when the whole file is read.</param>
    public static ObjectShape<YearFact> Confirmed(WrittenObservances written) => new(
        new("That a movable day falls on this date this year.", "Xác nhận ngày của năm."),
        [Named, Date, Document, Anyway],
        values => written.Add(new YearFact(
            values.Get(Named), values.PlaceOf(Named), values.Get(Date).Year, new Confirmation(values.Get(Date), values.Get(Document)) { Place = values.SourceOf(Named) }, IsMeant: values.Get(Anyway, false))));

    public static ObjectShape<YearFact> Themes(WrittenObservances written) => new(
        new("The theme of a year.", "Chủ đề của một năm."),
        [Named, Year, Text, Original, Source, Note],
        values => written.Add(new YearFact(
            values.Get(Named), values.PlaceOf(Named), values.Get(Year), Theme: new Theme(values.Find(Text), values.Find(Original), values.Find(Source), values.Find(Note)))));
}

/// <summary>The id of an observance where another thing names it.</summary>
internal static class ObservanceName
{
    public const string Pattern = "^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$";

    public static Shape<string> Shaped(Func<string, (bool Known, string? Meant)> known) => Shape.Text(written => Read(written, known), "gio-trai-dat", Pattern);

    public static Outcome<string> Read(string written, Func<string, (bool Known, string? Meant)> known)
    {
        var (isKnown, meant) = known(written);
        return isKnown ? written : Unknown(written, meant);
    }

    public static Bilingual Unknown(string written, string? meant) => meant is null
            ? new Bilingual(
                $"no observance is called '{Say.Short(written)}'; 'signagehub observance list' lists them, and playlists/observances.json may add to them",
                $"không có ngày kỷ niệm nào có mã '{Say.Short(written)}'; xem lệnh 'signagehub observance list', có thể thêm trong playlists/observances.json")
            : new Bilingual(
                $"no observance is called '{Say.Short(written)}'; did you mean '{meant}'?",
                $"không có ngày kỷ niệm nào có mã '{Say.Short(written)}'; có phải ý bạn là '{meant}'?");
}
