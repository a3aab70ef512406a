using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Tests.Publishing;

public sealed class TidyUpTests
{
    private readonly Queue<TaskCompletionSource> _quiet = [];
    private readonly TidyUp _tidyUp;
    private int _collected;

    public TidyUpTests() => _tidyUp = new TidyUp(
        () =>
        {
            var quiet = new TaskCompletionSource();
            _quiet.Enqueue(quiet);
            return quiet.Task;
        },
        () => _collected++);

    [Fact]
    public async Task SmallRound_LeavesNothingWorthAPause()
    {
        await _tidyUp.After(TidyUp.ManyBoards - 1);

        Assert.Equal((0, 0), (_collected, _quiet.Count));
    }

    [Fact]
    public async Task LargeRound_IsTidiedUpOnceItIsQuiet()
    {
        var tidy = _tidyUp.After(TidyUp.ManyBoards);
        Assert.Equal(0, _collected);

        _quiet.Dequeue().SetResult();
        await tidy;

        Assert.Equal(1, _collected);
    }

    [Fact]
    public async Task LargeRound_AnotherBeginsBeforeItIsQuiet_IsTidiedUpWithIt()
    {
        var (first, second) = (_tidyUp.After(TidyUp.ManyBoards), _tidyUp.After(TidyUp.ManyBoards));
        _quiet.Dequeue().SetResult();
        await first;
        Assert.Equal(0, _collected);

        _quiet.Dequeue().SetResult();
        await second;

        Assert.Equal(1, _collected);
    }
}
