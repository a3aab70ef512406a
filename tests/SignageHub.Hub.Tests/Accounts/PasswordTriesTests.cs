using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>Whom wrong passwords shut out, and for how long.</summary>
public sealed class PasswordTriesTests
{
    private readonly ManualTime _clock = new(Instant.FromUtc(2026, 1, 5, 1, 0).ToDateTimeOffset());
    private readonly PasswordTries _tries;

    public PasswordTriesTests() => _tries = new(_clock);

    [Fact]
    public void FiveWrong_ShutTheirAddressForFiveMinutes_AndTwiceAsLongWithEachFurther()
    {
        Fail("a", SignIn.MostFailures);
        foreach (var minutes in new[] { 5, 10, 20, 40, 60, 60 })
        {
            _clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.True(_tries.IsShut("lan", "a"));
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.False(_tries.IsShut("lan", "a"));
            Fail("a", 1);
        }

        Assert.False(_tries.IsShut("lan", "b"));
        Assert.False(_tries.IsShut("minh", "a"));
    }

    [Fact]
    public void Failures_ADayAfterTheLast_AreLetGo()
    {
        Fail("a", SignIn.MostFailures);

        _clock.Advance(TimeSpan.FromDays(1));

        Assert.False(_tries.Failed("lan", "a"));
    }

    [Fact]
    public void Passed_LetsTheFailuresGo()
    {
        Fail("a", SignIn.MostFailures - 1);

        _tries.Passed("lan", "a");

        Assert.False(_tries.Failed("lan", "a"));
    }

    [Fact]
    public void Guesses_FromManyAddresses_MeetABrake_ThatShutsNeitherKnownAddressesNorSessions_AndLetsOneGoInHalfAnHour()
    {
        _tries.Passed("lan", "home");
        for (var i = 0; i < PasswordTries.MostOfAll; i++)
            Fail($"many {i}", 1);

        Assert.True(_tries.IsShut("lan", "another"));
        Assert.False(_tries.IsShut("lan", "home"));
        Assert.False(_tries.IsShut("lan", "session 1"));
        Assert.False(_tries.IsShut("minh", "another"));
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.False(_tries.IsShut("lan", "another"));
        Assert.True(_tries.Failed("lan", "another"));
    }

    [Fact]
    public void Address_ThatGuessesAsFastAsItMay_NeverHoldsTheBrake()
    {
        for (var minute = 0; minute < 14 * 24 * 60; minute++)
        {
            if (!_tries.IsShut("lan", "a"))
                _tries.Failed("lan", "a");
            Assert.False(_tries.IsShut("lan", "b"));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public void Address_ThatWasKnown_IsNoMoreAfterThirtyDays()
    {
        _tries.Passed("lan", "home");
        _clock.Advance(TimeSpan.FromDays(30));
        for (var i = 0; i < PasswordTries.MostOfAll; i++)
            Fail($"many {i}", 1);

        Assert.True(_tries.IsShut("lan", "home"));
    }

    private void Fail(string key, int times)
    {
        for (var i = 0; i < times; i++)
            _tries.Failed("lan", key);
    }
}
