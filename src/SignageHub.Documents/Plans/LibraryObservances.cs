using NodaTime;
using SignageHub.Core.Observances;

namespace SignageHub.Documents.Plans;

/// <summary>The lunar calendar of the product; names of observances come with its library.</summary>
public sealed class LibraryObservances : IObservances
{
    public IReadOnlyList<NamedObservance> In(string text) => [];

    public DateInterval? Window(string id, int year) => null;

    public DateInterval? Days(string id, int year) => null;

    public bool NeedsConfirming(string id, int year) => false;

    public LocalDate? FromLunar(int lunarYear, int month, int day) =>
        lunarYear is < LunarCalendar.FirstYear or > LunarCalendar.LastYear ? null : LunarCalendar.Find(new LunarDate(lunarYear, month, day, false));
}
