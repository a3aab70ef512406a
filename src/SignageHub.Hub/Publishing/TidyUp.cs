namespace SignageHub.Hub.Publishing;

/// <summary>Gives back the memory of a large round of publishing once it is quiet again.</summary>
/// <remarks>
/// Manifests live until the next edit, so the old ones of thousands of boards are found by full collections only, which the runtime makes seldom; until
/// then they, and what their making took, are kept beside the new ones. A small round leaves nothing worth the pause of some tenths of a second.
/// </remarks>
/// <param name="quiet">Waits until it is quiet, if no other round begins.</param>
/// <param name="collect">What is done then.</param>
internal sealed class TidyUp(Func<Task> quiet, Action collect)
{
    /// <summary>From so many manifests in one round on.</summary>
    internal const int ManyBoards = 1_000;

    /// <summary>Boards have acknowledged by then, and whoever edits again soon is not held up.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private int _rounds;

    /// <summary>By the runtime, all generations at once, and back to the system.</summary>
    public static TidyUp ByTheRuntime() => new(
        static () => Task.Delay(Quiet, TimeProvider.System), static () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true));

    /// <param name="boards">Manifests that were made just now.</param>
    /// <returns>Done when it is tidy, or another round has begun.</returns>
    public async Task After(int boards)
    {
        if (boards < ManyBoards)
            return;
        var round = Interlocked.Increment(ref _rounds);
        await quiet();
        if (round == Volatile.Read(ref _rounds))
            collect();
    }
}
