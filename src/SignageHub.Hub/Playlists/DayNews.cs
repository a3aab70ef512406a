using System.Runtime.CompilerServices;
using NodaTime;

namespace SignageHub.Hub.Playlists;

/// <summary>What a snapshot of the files says of one day, worked out once however many pages ask.</summary>
/// <typeparam name="T">What it says.</typeparam>
/// <param name="workOut">A function of the snapshot and the day alone.</param>
internal sealed class DayNews<T>(Func<Signage, LocalDate, T> workOut)
    where T : class
{
    private readonly ConditionalWeakTable<Signage, Known> _known = [];

    public T Of(Signage signage, LocalDate day)
    {
        if (_known.TryGetValue(signage, out var known) && known.Day == day)
            return known.News;
        known = new Known(day, workOut(signage, day));
        _known.AddOrUpdate(signage, known);
        return known.News;
    }

    private sealed record Known(LocalDate Day, T News);
}
