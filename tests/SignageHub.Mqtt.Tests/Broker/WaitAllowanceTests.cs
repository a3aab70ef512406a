using SignageHub.Mqtt.Broker;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>Who takes what it gets is waited for always; what a publisher grants to the others is a second of thirty. MQTT 5.0 §4.9.</summary>
public sealed class WaitAllowanceTests
{
    private readonly WaitAllowance _allowance = new();
    private readonly ReceiverCredit _receiver = New(At(1));

    [Fact]
    public void WhoTakesHalfItsQueueInASecond_HoweverLong_CostsNothing()
    {
        for (var second = 2; second <= 100; second++) Wait(taken: 1, second);

        Assert.Equal(WaitAllowance.Most, _allowance.Left(At(100)));
    }

    [Fact]
    public void WhoTakesAQuarter_CostsHalfTheTime()
    {
        Wait(taken: 0.5, second: 2);

        Assert.Equal(WaitAllowance.Most / 2, _allowance.Left(At(2)));
    }

    [Fact]
    public void NothingLeft_WhoTakesMoreThanThatIsWaitedForAllTheSame()
    {
        Wait(taken: 0, second: 2);
        Assert.Equal(TimeSpan.Zero, _allowance.Left(At(2)));

        var other = New(At(2));
        Assert.Equal(TimeSpan.Zero, _allowance.For(other.Value, At(2)));
        other.Update(taken: 1.5, hasTakenAll: false, At(3));
        Assert.Equal(TimeSpan.FromSeconds(0.5), _allowance.For(other.Value, At(3)));
    }

    /// <summary>However many slow ones there are, something is left for one of whom nothing is known.</summary>
    [Fact]
    public void ManyWhoTakeNothing_OneAfterTheOther_GetHalfOfWhatIsLeftEach()
    {
        var now = At(1);
        for (var i = 1; i <= 7; i++)
        {
            var receiver = New(now);
            var wait = _allowance.For(receiver.Value, now);
            Assert.Equal(WaitAllowance.Most / Math.Pow(2, i), wait);
            receiver.Update(taken: 0, hasTakenAll: false, now += wait);
            _allowance.Spend(TimeSpan.Zero, receiver.Value, now);
            Assert.True(_allowance.For(receiver.Value, now) <= TimeSpan.Zero);
        }
    }

    [Fact]
    public void UsedUp_ComesBackThirtySecondsAfterTheFirstWaitBegan()
    {
        Wait(taken: 0, second: 2);

        Assert.Equal(TimeSpan.Zero, _allowance.Left(At(30)));
        Assert.Equal(WaitAllowance.Most, _allowance.Left(At(31)));
    }

    [Fact]
    public void Credit_IsBoundedOnBothSides()
    {
        _receiver.Update(taken: 1000, hasTakenAll: false, At(2));
        Assert.Equal(ReceiverCredit.Most, _receiver.Value);
        Assert.False(_receiver.IsSlow);

        _receiver.Update(taken: 0, hasTakenAll: false, At(3600));
        Assert.Equal(-ReceiverCredit.Most, _receiver.Value);
        Assert.True(_receiver.IsSlow);

        _receiver.Update(taken: 3, hasTakenAll: false, At(3601));
        Assert.Equal(ReceiverCredit.Most, _receiver.Value);
    }

    [Fact]
    public void WhoHasTakenAll_OwesNothing_AndWhatItEarnedGoesWithTheTime()
    {
        _receiver.Update(taken: 0, hasTakenAll: false, At(2));
        _receiver.Update(taken: 0.1, hasTakenAll: true, At(3));
        Assert.Equal(TimeSpan.Zero, _receiver.Value);

        _receiver.Update(taken: 5, hasTakenAll: true, At(4));
        Assert.Equal(ReceiverCredit.Most, _receiver.Value);
        _receiver.Update(taken: 0, hasTakenAll: true, At(5));
        Assert.Equal(TimeSpan.Zero, _receiver.Value);
    }

    /// <summary>Of which nothing is known.</summary>
    private static ReceiverCredit New(TimeSpan now)
    {
        var receiver = new ReceiverCredit();
        receiver.Update(taken: 0, hasTakenAll: true, now);
        return receiver;
    }

    /// <summary>A wait from the last look to this second.</summary>
    private void Wait(double taken, int second)
    {
        var before = _receiver.Value;
        _receiver.Update(taken, hasTakenAll: false, At(second));
        _allowance.Spend(before, _receiver.Value, At(second));
    }

    private static TimeSpan At(int second) => TimeSpan.FromSeconds(second);
}
