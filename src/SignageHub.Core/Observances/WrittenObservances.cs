using SignageHub.Core.Json;

namespace SignageHub.Core.Observances;

/// <summary>What was found in a file of observances while it is read: also what is right in a list that is wrong, so that one mistake does not hide the next.</summary>
/// <param name="builtIn">The observances that the file may name besides its own.</param>
internal sealed class WrittenObservances(IReadOnlyList<Observance> builtIn)
{
    /// <summary>Others between an observance and the one from which it counts in the end: each asks the next for a year or two.</summary>
    private const int MostSteps = 4;

    private readonly List<Written> _own = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<YearFact> _confirmed = [];
    private readonly List<YearFact> _themes = [];

    private sealed record Written(Observance Observance, Place Name, Place? Of);

    /// <summary>An id that stands in the file, whatever became of the rest of its observance.</summary>
    public void Saw(string id) => _ids.Add(id);

    /// <param name="observance">What it counts from, if anything, has no more than an id yet.</param>
    /// <param name="name">Where its name stands.</param>
    /// <param name="of">Where the id of what it counts from stands.</param>
    public Observance Add(Observance observance, Place name, Place? of)
    {
        _own.Add(new Written(observance, name, of));
        return observance;
    }

    public YearFact Add(YearFact fact)
    {
        (fact.Confirmation is null ? _themes : _confirmed).Add(fact);
        return fact;
    }

    /// <summary>Tells what does not fit together; false after an error.</summary>
    public bool Check(Reading reading) =>
        NamesDiffer(reading) & OffsetsEnd(reading) & AreKnown(_confirmed, reading) & AreKnown(_themes, reading) & YearsDiffer(_confirmed, reading) & YearsDiffer(_themes, reading);

    /// <summary>Built-in ones and the office's own, with what was confirmed and the themes; offsets count from those that are in force.</summary>
    /// <param name="notOurs">Ids of those that the office does not keep.</param>
    /// <param name="reading">Is told what is odd about the whole.</param>
    public ObservanceList Merge(IReadOnlyList<string> notOurs, Reading reading)
    {
        var others = notOurs.Select(IdOf).ToHashSet(StringComparer.Ordinal);
        var own = _own.Select(w => WithBuiltInThemes(w.Observance)).ToList();
        var ids = own.Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        var all = builtIn.Where(o => !ids.Contains(o.Id)).Concat(own).Select(WithFacts).Select(o => others.Contains(o.Id) ? o with { IsNotOurs = true } : o).ToList();
        var byId = all.ToDictionary(o => o.Id, StringComparer.Ordinal);
        var whole = new Dictionary<string, Observance>(StringComparer.Ordinal);
        var merged = new ObservanceList([.. all.Select(Whole)]);
        // The built-in library itself is looked at by its tests.
        if (builtIn.Count > 0)
            MergedWords.Tell(merged.All, _own.Select(w => (w.Observance.Id, w.Name)), _confirmed.Concat(_themes).Select(f => ((string?)IdOf(f.Observance), f)), reading);
        return merged;

        Observance Whole(Observance observance)
        {
            if (observance.Rule is not ObservanceRule.Offset offset)
                return observance;
            if (!whole.TryGetValue(observance.Id, out var found))
                whole[observance.Id] = found = observance with { Rule = offset with { Of = Whole(byId[IdOf(offset.Of.Id)!]) } };
            return found;
        }
    }

    /// <summary>Who replaces a built-in one to change its day or its names does not take back what was announced.</summary>
    private Observance WithBuiltInThemes(Observance own) => builtIn.FirstOrDefault(o => o.Id == own.Id) is { Themes.Count: > 0 } replaced ? own with { Themes = replaced.Themes } : own;

    private Observance WithFacts(Observance observance)
    {
        var mine = _confirmed.Concat(_themes).Where(f => IdOf(f.Observance) == observance.Id).ToList();
        return mine.Count == 0 ? observance : observance with
        {
            Confirmed = Joined(observance.Confirmed, mine.Where(f => f.Confirmation is not null).Select(f => (f.Year, f.Confirmation!))),
            Themes = Joined(observance.Themes, mine.Where(f => f.Theme is not null).Select(f => (f.Year, f.Theme!))),
        };
    }

    private static Dictionary<int, T> Joined<T>(IReadOnlyDictionary<int, T> before, IEnumerable<(int Year, T Value)> more)
    {
        var joined = before.ToDictionary();
        foreach (var (year, value) in more)
            joined[year] = value;
        return joined;
    }

    /// <summary>The id itself, or that of the observance whose English name it is; null for nobody's.</summary>
    private string? IdOf(string id) => _ids.Contains(id) || builtIn.Any(o => o.Id == id)
        ? id
        : (_own.FirstOrDefault(w => ObservanceLibrary.EnglishId(w.Observance) == id)?.Observance ?? builtIn.FirstOrDefault(o => ObservanceLibrary.EnglishId(o) == id && !_ids.Contains(o.Id)))?.Id;

    private string? Nearest(string id) => Suggest.Nearest(id, builtIn.Select(o => o.Id).Concat(_ids).Concat(builtIn.Select(ObservanceLibrary.EnglishId).OfType<string>()));

    /// <summary>The same for a list of ids.</summary>
    public bool AreKnown(IReadOnlyList<string> ids, Place at, Reading reading)
    {
        var unknown = ids.Where(id => IdOf(id) is null).ToList();
        foreach (var id in unknown)
            reading.Error(at, ObservanceName.Unknown(id, Nearest(id)));
        return unknown.Count == 0;
    }

    private bool AreKnown(List<YearFact> facts, Reading reading)
    {
        var good = true;
        foreach (var fact in facts.Where(f => IdOf(f.Observance) is null))
        {
            good = false;
            reading.Error(fact.At, ObservanceName.Unknown(fact.Observance, Nearest(fact.Observance)));
        }

        return good;
    }

    private bool NamesDiffer(Reading reading)
    {
        var good = true;
        foreach (var same in _own.GroupBy(w => Folded(w.Observance.Name.Vi), StringComparer.Ordinal))
        {
            var first = same.First();
            var name = Say.Short(first.Observance.Name.Vi);
            foreach (var second in same.Skip(1).Where(w => w.Observance.Id != first.Observance.Id))
            {
                good = false;
                reading.Error(second.Name, new(
                    $"'{first.Observance.Id}' (line {first.Name.Line}) is called '{name}' too; give each a name of its own",
                    $"'{first.Observance.Id}' (dòng {first.Name.Line}) cũng tên '{name}'; hãy đặt tên khác nhau"));
            }

            if (builtIn.FirstOrDefault(o => Folded(o.Name.Vi) == same.Key && o.Id != first.Observance.Id && !_ids.Contains(o.Id)) is { } twin)
            {
                reading.Warn(first.Name, new(
                    $"'{name}' is built in already as '{twin.Id}'; to replace it, use that id",
                    $"'{name}' đã có sẵn với mã '{twin.Id}'; muốn thay thì dùng đúng mã đó"));
            }
        }

        return good;
    }

    /// <summary>Names are the same however they are written: capitals, blanks and marks do not count.</summary>
    internal static string Folded(string name) => string.Join(' ', FoldedWords.Of(name).Select(w => w.Folded));

    /// <summary>Each offset leads to something that has days of its own, in a few steps.</summary>
    private bool OffsetsEnd(Reading reading)
    {
        var (good, own) = (true, new Dictionary<string, Observance>(StringComparer.Ordinal));
        foreach (var written in _own)
            own.TryAdd(written.Observance.Id, written.Observance);
        foreach (var written in _own.Where(w => w.Of is not null))
        {
            if (Wrong(written.Observance, own) is not { } wrong)
                continue;
            good = false;
            reading.Error(written.Of!, wrong);
        }

        return good;
    }

    private Bilingual? Wrong(Observance observance, Dictionary<string, Observance> own)
    {
        var way = new List<string> { observance.Id };
        while (observance.Rule is ObservanceRule.Offset { Of.Id: var of })
        {
            if (IdOf(of) is not { } id)
                return way.Count == 1 ? ObservanceName.Unknown(of, Nearest(of)) : null;
            way.Add(id);
            if (id == way[0])
            {
                return new(
                    $"it counts from itself: {string.Join(" → ", way)}; one of them must have days of its own",
                    $"tính vòng lại chính nó: {string.Join(" → ", way)}; phải có một ngày tự có ngày riêng");
            }

            // Whoever stands in the ring is told, not all that lead into it.
            if (way.IndexOf(id) < way.Count - 1)
                return null;
            if (way.Count > MostSteps + 1)
            {
                return new(
                    $"it counts from others over too many steps: {string.Join(" → ", way)} …; count from one that is nearer to the days",
                    $"tính qua quá nhiều bước: {string.Join(" → ", way)} …; hãy tính từ một ngày gần gốc hơn");
            }

            if (!own.TryGetValue(id, out observance!))
                return null;
        }

        return null;
    }

    private bool YearsDiffer(List<YearFact> facts, Reading reading)
    {
        var good = true;
        foreach (var same in facts.GroupBy(f => (IdOf(f.Observance), f.Year)).Where(g => g.Key.Item1 is not null))
        {
            foreach (var second in same.Skip(1))
            {
                good = false;
                reading.Error(second.At, new(
                    $"'{same.Key.Item1}' stands here twice for {Say.Number(same.Key.Year)}, also in line {same.First().At.Line}; keep one",
                    $"'{same.Key.Item1}' được ghi hai lần cho năm {Say.Number(same.Key.Year)}, cả ở dòng {same.First().At.Line}; hãy giữ một"));
            }
        }

        return good;
    }
}

/// <summary>An offset as it stands in a file: the other observance may stand further down, so there is no more than its id.</summary>
internal sealed record WrittenOffset(string Of, Place At, int Days)
{
    public ObservanceRule.Offset Rule => new(new Observance { Id = Of, Name = new(Of, Of), Rule = new ObservanceRule.Events([]) }, Days);
}

/// <summary>All observances in force.</summary>
internal sealed record ObservanceList(IReadOnlyList<Observance> All);
