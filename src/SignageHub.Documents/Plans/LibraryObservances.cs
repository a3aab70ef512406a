using NodaTime;
using SignageHub.Core.Observances;

namespace SignageHub.Documents.Plans;

/// <summary>What plans need to know, from the library of observances and the lunar calendar of the product.</summary>
/// <param name="library">The built-in one, or an office's.</param>
public sealed class LibraryObservances(ObservanceLibrary library) : IObservances
{
    /// <summary>Days by which a guess may be wrong.</summary>
    private const int Uncertain = 7;

    private readonly ObservanceNames _names = new(library);

    /// <summary>With nothing of an office's own.</summary>
    public static LibraryObservances BuiltIn { get; } = new(ObservanceLibrary.BuiltIn);

    public IReadOnlyList<NamedObservance> In(string text) =>
        [.. _names.In(text).Select(found => new NamedObservance(found.Observance.Id, found.Observance.Name.Vi, found.At, found.Length))];

    /// <remarks>An observance whose usual window is not known is proposed for its own days.</remarks>
    public DateInterval? Window(string id, int year) =>
        First(id, year) is { } first ? library.Find(id)!.Window?.Around(first) ?? new DateInterval(first.First, first.Last) : null;

    public DateInterval? Days(string id, int year) => First(id, year) is { } first ? new DateInterval(first.First, first.Last) : null;

    public IReadOnlyList<NamedObservance> Around(DateInterval days) =>
        [.. library.All
            .Where(o => Occurrences.Between(o, days.Start.PlusDays(-Uncertain), days.End.PlusDays(Uncertain))
                .Any(each => each.IsProposed || (each.First <= days.End && each.Last >= days.Start)))
            .Select(o => new NamedObservance(o.Id, o.Name.Vi, 0, 0))];

    public bool NeedsConfirming(string id, int year) => First(id, year) is { IsProposed: true };

    public LocalDate? FromLunar(int lunarYear, int month, int day) =>
        lunarYear is < LunarCalendar.FirstYear or > LunarCalendar.LastYear ? null : LunarCalendar.Find(new LunarDate(lunarYear, month, day, false));

    private Occurrence? First(string id, int year) => library.Find(id) is { } observance ? Occurrences.Of(observance, year).FirstOrDefault() : null;
}
