using SignageHub.Core.Json;

namespace SignageHub.Core.Observances;

/// <summary>What playlists/observances.json looks like, and the built-in library with it.</summary>
internal static class ObservancesShape
{
    /// <param name="builtIn">What the office's file may name besides its own; null for the built-in library itself.</param>
    public static ObjectShape<ObservanceList> File(IReadOnlyList<Observance>? builtIn)
    {
        var byId = (builtIn ?? []).ToDictionary(o => o.Id, StringComparer.Ordinal);
        var observances = new Field<IReadOnlyList<Observance>>(
            "observances",
            Shape.List(ObservanceShape.Reading(byId, isOwn: builtIn is not null), uniqueBy: ObservanceShape.IdName),
            new("Observances of the office's own.", "Các ngày kỷ niệm riêng của cơ quan."));
        var confirmed = new Field<IReadOnlyList<YearFact>>("confirmed", Shape.List(YearFacts.Confirmed(Known)), new(
            "Movable days that a document has confirmed; 'signagehub observance confirm' adds to it.",
            "Các ngày thay đổi hằng năm đã có văn bản xác nhận; lệnh 'signagehub observance confirm' ghi vào đây."));
        var themes = new Field<IReadOnlyList<YearFact>>("themes", Shape.List(YearFacts.Themes(Known)), new(
            "Themes by year, with the document that announced them.", "Chủ đề từng năm, kèm văn bản công bố."));
        return new ObjectShape<ObservanceList>(
            new("Observances of an office, confirmed days and themes.", "Ngày kỷ niệm của cơ quan, ngày đã xác nhận và chủ đề."),
            [observances, confirmed, themes],
            values => Merge(builtIn ?? [], values.Get(observances, []), [.. values.Get(confirmed, []), .. values.Get(themes, [])]))
        {
            IsFile = true,
            Check = values => NamesDiffer(values, observances, builtIn ?? []) & YearsDiffer(values, confirmed) & YearsDiffer(values, themes),
        };

        (bool, string?) Known(string id) => (IdOf(id) is not null, Suggest.Nearest(id, byId.Keys.Concat(byId.Values.Select(ObservanceLibrary.EnglishId).OfType<string>())));

        string? IdOf(string id) => byId.ContainsKey(id) ? id : byId.Values.FirstOrDefault(o => ObservanceLibrary.EnglishId(o) == id)?.Id;
    }

    private static ObservanceList Merge(IReadOnlyList<Observance> builtIn, IReadOnlyList<Observance> own, IReadOnlyList<YearFact> facts)
    {
        var ownIds = own.Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        return new ObservanceList([.. builtIn.Where(o => !ownIds.Contains(o.Id)).Concat(own).Select(With)]);

        Observance With(Observance observance)
        {
            var mine = facts.Where(f => f.Observance == observance.Id || f.Observance == ObservanceLibrary.EnglishId(observance)).ToList();
            return mine.Count == 0 ? observance : observance with
            {
                Confirmed = Joined(observance.Confirmed, mine.Where(f => f.Confirmation is not null).Select(f => (f.Year, f.Confirmation!))),
                Themes = Joined(observance.Themes, mine.Where(f => f.Theme is not null).Select(f => (f.Year, f.Theme!))),
            };
        }
    }

    private static Dictionary<int, T> Joined<T>(IReadOnlyDictionary<int, T> before, IEnumerable<(int Year, T Value)> more)
    {
        var joined = before.ToDictionary();
        foreach (var (year, value) in more)
            joined[year] = value;
        return joined;
    }

    private static bool NamesDiffer(FieldValues values, Field<IReadOnlyList<Observance>> field, IReadOnlyList<Observance> builtIn)
    {
        var good = true;
        foreach (var same in values.Get(field, []).GroupBy(o => o.Name.Vi, StringComparer.OrdinalIgnoreCase))
        {
            var (first, ids) = (same.First(), string.Join(", ", same.Select(o => o.Id)));
            if (same.Count() > 1)
            {
                good = false;
                values.Reading.Error(values.PlaceOf(field), new(
                    $"two observances are called '{Say.Short(same.Key)}' ({ids}); give each a name of its own",
                    $"hai ngày kỷ niệm cùng tên '{Say.Short(same.Key)}' ({ids}); hãy đặt tên khác nhau"));
            }

            if (builtIn.FirstOrDefault(o => string.Equals(o.Name.Vi, same.Key, StringComparison.OrdinalIgnoreCase) && o.Id != first.Id) is { } twin)
            {
                values.Reading.Warn(values.PlaceOf(field), new(
                    $"'{Say.Short(same.Key)}' is built in already as '{twin.Id}'; to replace it, use that id",
                    $"'{Say.Short(same.Key)}' đã có sẵn với mã '{twin.Id}'; muốn thay thì dùng đúng mã đó"));
            }
        }

        return good;
    }

    private static bool YearsDiffer(FieldValues values, Field<IReadOnlyList<YearFact>> field)
    {
        var good = true;
        foreach (var same in values.Get(field, []).GroupBy(f => (f.Observance, f.Year)).Where(g => g.Count() > 1))
        {
            good = false;
            values.Reading.Error(values.PlaceOf(field), new(
                $"'{same.Key.Observance}' stands here twice for {Say.Number(same.Key.Year)}; keep one",
                $"'{same.Key.Observance}' được ghi hai lần cho năm {Say.Number(same.Key.Year)}; hãy giữ một"));
        }

        return good;
    }
}

/// <summary>All observances in force.</summary>
internal sealed record ObservanceList(IReadOnlyList<Observance> All);
