using NodaTime;
using SignageHub.Core.Json;

namespace SignageHub.Core.Observances;

/// <summary>What is odd about observances once built-in ones and the office's own are together. Warns; never an error, since they can be used.</summary>
internal static class MergedWords
{
    /// <param name="all">In force.</param>
    /// <param name="own">Ids of the office's own, and where their names stand.</param>
    /// <param name="facts">Ids, and the confirmations and themes for them in the file.</param>
    /// <param name="reading">Is told.</param>
    public static void Tell(IReadOnlyList<Observance> all, IEnumerable<(string Id, Place Name)> own, IEnumerable<(string? Id, YearFact Fact)> facts, Reading reading)
    {
        var byId = all.ToDictionary(o => o.Id, StringComparer.Ordinal);
        foreach (var (id, place) in own)
        {
            TellNames(byId[id], all, place, reading);
            TellNever(byId[id], place, reading);
        }

        foreach (var (id, fact) in facts)
        {
            if (fact.Confirmation is not null && id is not null && byId.TryGetValue(id, out var observance))
                TellDoubt(observance, fact, reading);
            if (fact.Theme is { Text: null, Original: null })
                reading.Warn(fact.At, new("say the theme itself: its \"text\", or the \"original\"", "hãy ghi chủ đề: \"text\" hoặc \"original\""));
        }
    }

    /// <summary>Of two with one English name, or one name among the others, only one is found by it. Official names are compared elsewhere.</summary>
    private static void TellNames(Observance observance, IReadOnlyList<Observance> all, Place place, Reading reading)
    {
        foreach (var name in observance.Aliases.Append(observance.Name.En).Append(observance.Name.Vi).DistinctBy(WrittenObservances.Folded, StringComparer.Ordinal))
        {
            var folded = WrittenObservances.Folded(name);
            var isOfficial = folded == WrittenObservances.Folded(observance.Name.Vi);
            var twin = all.FirstOrDefault(o => o.Id != observance.Id
                && !(isOfficial && WrittenObservances.Folded(o.Name.Vi) == folded)
                && o.Aliases.Append(o.Name.En).Append(o.Name.Vi).Any(other => WrittenObservances.Folded(other) == folded));
            if (folded.Length > 0 && twin is not null)
            {
                reading.Warn(place, new(
                    $"'{Say.Short(name)}' is a name of '{twin.Id}' too; give each names of its own, or replace that one by using its id",
                    $"'{Say.Short(name)}' cũng là tên của '{twin.Id}'; hãy đặt tên khác nhau, hoặc dùng đúng mã đó để thay thế"));
            }
        }
    }

    private static void TellNever(Observance observance, Place place, Reading reading)
    {
        // Nearly all have a day soon: the long way is for those that have none.
        var soon = Enumerable.Range(2024, 9);
        var ever = Enumerable.Range(Occurrences.FirstYear, Occurrences.LastYear - Occurrences.FirstYear + 1);
        if (soon.Concat(ever).Any(year => Occurrences.Of(observance, year).Any()))
            return;
        reading.Warn(place, new(
            $"no day in the years {Say.Number(Occurrences.FirstYear)} to {Say.Number(Occurrences.LastYear)} is its day: look at its rule",
            $"từ năm {Say.Number(Occurrences.FirstYear)} đến năm {Say.Number(Occurrences.LastYear)} không có ngày nào: hãy xem lại quy tắc"));
    }

    /// <summary>A slip of the pen would darken the boards on the wrong evening.</summary>
    private static void TellDoubt(Observance observance, YearFact fact, Reading reading)
    {
        if (fact.IsMeant || ConfirmationDoubt.Of(observance, fact.Confirmation!.Date, replace: true) is not { } doubt)
            return;
        reading.Warn(fact.At, doubt.Kind != DoubtKind.Strange ? doubt.Words : new(
            $"{doubt.Words.En} If the document says so, add \"anyway\": true.", $"{doubt.Words.Vi} Nếu văn bản đúng là như vậy thì ghi thêm \"anyway\": true."));
    }
}
