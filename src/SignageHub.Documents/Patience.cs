namespace SignageHub.Documents;

/// <summary>How long one search in a text may take.</summary>
internal static class Patience
{
    /// <summary>Milliseconds on the wall's clock: ample for a search that is over in microseconds and waits its turn on a machine with other work, an end for one that would never be.</summary>
    public const int Milliseconds = 10_000;
}
