namespace SignageHub.Hub.Playlists;

/// <summary>Holds the newest snapshot. One writer, many readers.</summary>
public sealed class SignageStore(Signage first)
{
    private volatile Signage _current = first;

    public Signage Current => _current;

    /// <summary>Raised after the newest snapshot has been replaced, on the writer's thread.</summary>
    public event EventHandler? Replaced;

    public void Replace(Signage signage)
    {
        _current = signage;
        Replaced?.Invoke(this, EventArgs.Empty);
    }
}
