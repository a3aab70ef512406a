using NodaTime;

namespace SignageHub.Hub.Accounts.Passkeys;

/// <summary>What was asked of a browser and is not answered yet.</summary>
/// <param name="State">Identity's, with the challenge in it.</param>
/// <param name="Name">What a new passkey will be called; null for signing in.</param>
/// <param name="Until">Its end.</param>
internal sealed record OpenCeremony(string State, string? Name, Instant Until);

/// <summary>Challenges that are out: one for each browser and purpose, each taken once. They do not outlive the hub.</summary>
internal sealed class OpenCeremonies
{
    private const int Most = 500;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, OpenCeremony> _open = new(StringComparer.Ordinal);

    public void Begin(string key, OpenCeremony ceremony, Instant now)
    {
        lock (_gate)
        {
            foreach (var over in _open.Where(o => o.Value.Until <= now).Select(o => o.Key).ToList())
                _open.Remove(over);
            if (_open.Count >= Most)
                _open.Remove(_open.MinBy(o => o.Value.Until).Key);
            _open[key] = ceremony;
        }
    }

    /// <returns>It, and never again; null when there is none, or it is over.</returns>
    public OpenCeremony? Take(string key, Instant now)
    {
        lock (_gate)
            return _open.Remove(key, out var ceremony) && now < ceremony.Until ? ceremony : null;
    }
}
