using NodaTime;
using SignageHub.Documents.Plans;

namespace SignageHub.Documents.Tests.Plans;

internal sealed class LibraryObservances : IObservances
{
    public static readonly LibraryObservances Instance = new();
    public IReadOnlyList<NamedObservance> In(string text) => [];
    public DateInterval? Window(string id, int year) => null;
    public DateInterval? Days(string id, int year) => null;
    public bool NeedsConfirming(string id, int year) => false;
    public LocalDate? FromLunar(int lunarYear, int month, int day) => null;
}
