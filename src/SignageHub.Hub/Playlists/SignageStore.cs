namespace SignageHub.Hub.Playlists;

/// <summary>Holds the newest snapshot. Safe for use from several threads.</summary>
public sealed class SignageStore(Signage first)
{
    private readonly Lock _writing = new();
    private volatile Signage _current = first;

    public Signage Current => _current;

    /// <summary>Raised after the newest snapshot has been replaced, on the writer's thread.</summary>
    public event EventHandler? Replaced;

    public void Replace(Signage signage)
    {
        lock (_writing)
            _current = signage;
        Replaced?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Replaces a snapshot if it is still the newest.</summary>
    /// <returns>False when another has come meanwhile.</returns>
    public bool ReplaceIf(Signage newest, Signage signage)
    {
        lock (_writing)
        {
            if (!ReferenceEquals(_current, newest))
                return false;
            _current = signage;
        }

        Replaced?.Invoke(this, EventArgs.Empty);
        return true;
    }
}
