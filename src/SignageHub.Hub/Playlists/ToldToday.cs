using NodaTime;

namespace SignageHub.Hub.Playlists;

/// <summary>What was told on a day, so that nothing is told twice on it; the next day begins anew. For one thread.</summary>
internal sealed class ToldToday
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private LocalDate _day;

    /// <summary>True for what has not been told on this day; from now on it has.</summary>
    public bool IsNews(LocalDate day, string words)
    {
        if (day != _day)
            _told.Clear();
        _day = day;
        return _told.Add(words);
    }
}
