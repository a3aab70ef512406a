using SignageHub.Mqtt.Client;

namespace SignageHub.Mqtt.Tests.Client;

public sealed class BackoffTests
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    [Fact]
    public void Pauses_OfABrokerThatIsGone_AreEqualAtFirst_ThenDoubleUpToTheLongest()
    {
        var backoff = Made(steadySeconds: 1);

        Assert.Equal([400, 400, 400, 800, 1600, 3200, 6400, 12_800, 15_000, 15_000], Take(backoff, 10));
    }

    [Fact]
    public void Pauses_WithNoSteadyTime_DoubleFromTheFirstOn()
    {
        Assert.Equal([400, 800, 1600], Take(Made(steadySeconds: 0), 3));
    }

    [Fact]
    public void Pause_IsSpreadBetweenHalfAndWhole()
    {
        Assert.Equal(200, new Backoff(First, TimeSpan.Zero, Longest, () => 0).Next().TotalMilliseconds);
    }

    [Theory]
    [InlineData(0, false, 800)]
    [InlineData(399, false, 800)]
    [InlineData(400, false, 400)]
    [InlineData(400, true, 800)]
    [InlineData(14_999, true, 800)]
    [InlineData(15_000, true, 400)]
    public void Pause_AfterAConnection_IsTheFirstAgain_WhenItLasted(int connectedMilliseconds, bool mayBePushedOut, int next)
    {
        var backoff = Made(steadySeconds: 0);
        backoff.Next();

        backoff.Ended(TimeSpan.FromMilliseconds(connectedMilliseconds), mayBePushedOut);

        Assert.Equal(next, backoff.Next().TotalMilliseconds);
    }

    private static Backoff Made(int steadySeconds) => new(First, TimeSpan.FromSeconds(steadySeconds), Longest, () => 1);

    private static double[] Take(Backoff backoff, int count) => [.. Enumerable.Range(0, count).Select(_ => backoff.Next().TotalMilliseconds)];
}
