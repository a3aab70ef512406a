namespace SignageHub.Hub.Playlists;

/// <summary>Holds the newest snapshot. One writer, many readers.</summary>
public sealed class SignageStore(Signage first)
{
    private volatile Signage _current = first;

    public Signage Current => _current;

    public void Replace(Signage signage) => _current = signage;
}
