using SignageHub.Mqtt.Broker;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>What a publisher grants to slow receivers is a second of thirty. MQTT 5.0 §4.9.</summary>
public sealed class WaitAllowanceTests
{
    private static readonly TimeSpan Half = WaitAllowance.Most / 2;
    private readonly WaitAllowance _allowance = new();

    [Fact]
    public void Healthy_HoweverLong_CostsNothing()
    {
        for (var second = 1; second <= 100; second++) _allowance.Spend(TimeSpan.FromSeconds(1), pace: 1, At(second));

        Assert.Equal(WaitAllowance.Most, _allowance.Left(At(100)));
    }

    [Fact]
    public void HalfAsFast_CostsHalf()
    {
        _allowance.Spend(WaitAllowance.Most, pace: 0.5, At(1));

        Assert.Equal(Half, _allowance.Left(At(1)));
    }

    [Fact]
    public void UsedUp_ComesBackThirtySecondsAfterTheFirstWaitBegan()
    {
        _allowance.Spend(Half, pace: 0, At(1));
        _allowance.Spend(Half + Half, pace: 0, At(20));

        Assert.Equal(TimeSpan.Zero, _allowance.Left(At(30)));
        Assert.Equal(WaitAllowance.Most, _allowance.Left(At(31)));
    }

    private static TimeSpan At(int second) => TimeSpan.FromSeconds(second);
}
