using SignageHub.Core.Json;

namespace SignageHub.Core.Observances;

/// <summary>What playlists/observances.json looks like, and the built-in library with it.</summary>
internal static class ObservancesShape
{
    /// <param name="builtIn">What the office's file may name besides its own; null for the built-in library itself.</param>
    public static ObjectShape<ObservanceList> File(IReadOnlyList<Observance>? builtIn)
    {
        var written = new WrittenObservances(builtIn ?? []);
        var observances = new Field<IReadOnlyList<Observance>>(
            "observances",
            Shape.List(ObservanceShape.Reading(written, isOwn: builtIn is not null), uniqueBy: ObservanceShape.IdName),
            new("Observances of the office's own.", "Các ngày kỷ niệm riêng của cơ quan."));
        var confirmed = new Field<IReadOnlyList<YearFact>>("confirmed", Shape.List(YearFacts.Confirmed(written)), new(
            "Movable days that a document has confirmed; 'signagehub observance confirm' adds to it.",
            "Các ngày thay đổi hằng năm đã có văn bản xác nhận; lệnh 'signagehub observance confirm' ghi vào đây."));
        var themes = new Field<IReadOnlyList<YearFact>>("themes", Shape.List(YearFacts.Themes(written)), new(
            "Themes by year, with the document that announced them.", "Chủ đề từng năm, kèm văn bản công bố."));
        var notOurs = new Field<IReadOnlyList<string>>("notOurs", Shape.List(Shape.Text(text => PlainText.Read(text, 200), "bau-cu", ObservanceName.Pattern)), new(
            "Observances that the office does not keep: 'signagehub coverage' and the year's sheet do not miss a slogan for them.",
            "Các ngày cơ quan không tổ chức: lệnh 'signagehub coverage' và bảng cả năm không nhắc là thiếu khẩu hiệu."))
        {
            Examples = ["[\"bien-phong\", \"phat-dan\"]"],
        };
        return new ObjectShape<ObservanceList>(
            new("Observances of an office, confirmed days and themes.", "Ngày kỷ niệm của cơ quan, ngày đã xác nhận và chủ đề."),
            [observances, confirmed, themes, notOurs],
            values => written.Merge(values.Get(notOurs, []), values.Reading))
        {
            IsFile = true,
            Check = values => written.Check(values.Reading) & written.AreKnown(values.Get(notOurs, []), values.PlaceOf(notOurs), values.Reading),
        };
    }
}
