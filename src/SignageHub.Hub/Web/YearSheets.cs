using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Web;

/// <summary>The sheets that were asked for last: each is worked out once, and one at a time, whoever asks how often.</summary>
internal sealed class YearSheets
{
    private const int MostKept = 8;

    private readonly Dictionary<int, YearSheet> _kept = [];
    private readonly Lock _gate = new();
    private Signage? _of;

    /// <param name="signage">The files as they are now.</param>
    /// <param name="year">Which.</param>
    public YearSheet Of(Signage signage, int year)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_of, signage) || _kept.Count >= MostKept)
                _kept.Clear();
            _of = signage;
            if (!_kept.TryGetValue(year, out var sheet))
                _kept[year] = sheet = YearSheet.Of(signage, year);
            return sheet;
        }
    }
}
