using NodaTime;

namespace SignageHub.Documents.Plans;

/// <summary>Asks once for each text and each year: a plan names the same observances in a hundred places, and its rules look at each paragraph several times.</summary>
/// <remarks>For one document and one thread; it keeps what it was told.</remarks>
internal sealed class RememberedObservances(IObservances observances) : IObservances
{
    private readonly Dictionary<string, IReadOnlyList<NamedObservance>> _in = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Id, int Year), DateInterval?> _windows = [];
    private readonly Dictionary<(string Id, int Year), DateInterval?> _days = [];
    private readonly Dictionary<(string Id, int Year), bool> _needConfirming = [];
    private readonly Dictionary<DateInterval, IReadOnlyList<NamedObservance>> _around = [];

    public IReadOnlyList<NamedObservance> In(string text) => Remembered(_in, text, observances.In);

    public DateInterval? Window(string id, int year) => Remembered(_windows, (Id: id, Year: year), key => observances.Window(key.Id, key.Year));

    public DateInterval? Days(string id, int year) => Remembered(_days, (Id: id, Year: year), key => observances.Days(key.Id, key.Year));

    public IReadOnlyList<NamedObservance> Around(DateInterval days) => Remembered(_around, days, observances.Around);

    public bool NeedsConfirming(string id, int year) => Remembered(_needConfirming, (Id: id, Year: year), key => observances.NeedsConfirming(key.Id, key.Year));

    public LocalDate? FromLunar(int lunarYear, int month, int day) => observances.FromLunar(lunarYear, month, day);

    private static TValue Remembered<TKey, TValue>(Dictionary<TKey, TValue> known, TKey key, Func<TKey, TValue> ask)
        where TKey : notnull
    {
        if (!known.TryGetValue(key, out var value))
            known[key] = value = ask(key);
        return value;
    }
}
