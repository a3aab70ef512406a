using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Approvals;

/// <summary>A running hub takes up within a second what is recorded of approvals; the page that follows is to show it.</summary>
internal static class TakenUp
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    /// <summary>Returns when the hub has taken up what was recorded, or has had its time.</summary>
    /// <param name="store">The hub's.</param>
    /// <param name="record">Records something; it tells what came last, or null for nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task After(SignageStore store, Func<Task<ApprovalRecord?>> record, CancellationToken cancellationToken)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ApprovalRecord? last = null;
        store.Replaced += Look;
        try
        {
            last = await record();
            if (last is null)
                return;
            Look(null, EventArgs.Empty);
            await taken.Task.WaitAsync(LongestWait, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            store.Replaced -= Look;
        }

        void Look(object? sender, EventArgs e)
        {
            if (last is not null && store.Current.Approvals is ApprovalGate gate && gate.Book.Records.Any(r => r.Id == last.Id))
                taken.TrySetResult();
        }
    }
}
