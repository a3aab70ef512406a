namespace SignageHub.Web.Tests;

/// <summary>By which time a board in a browser acts: what the stream says, held between what is signed.</summary>
public sealed class BrowserClockTests(Chromium chromium)
{
    /// <summary>What the stream says is held between what is signed; a page without the hub's answers goes by the stream, never behind a signature.</summary>
    [Fact]
    public async Task Clock_OfABrowserBoard_StaysBetweenWhatIsSigned()
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);

        var off = await view.Page.EvaluateAsync<long[]>("""
            async () => {
              const { TrustedClock } = await import(new URL('trusted-clock.js', document.querySelector('script[type=module]').src));
              const told = { isSet: true, at: 0, now() { return this.at; } };
              const clock = new TrustedClock(told, 'clock-test');
              clock.ask();
              const [signed, day] = [Date.UTC(2027, 0, 15), 86_400_000];
              const off = [];
              told.at = signed - 10 * day;
              off.push(clock.now() - told.at);
              clock.signed(signed);
              off.push(clock.now() - signed);
              told.at = signed + 20 * day;
              off.push(clock.now() - told.at);
              clock.answered(signed + day, performance.now());
              off.push(clock.now() - (signed + day));
              clock.answered(signed + 3 * day, performance.now());
              off.push(clock.now() - (signed + 3 * day));
              off.push(new TrustedClock({ isSet: true, now: () => 0 }, 'clock-test').now() - signed);
              return off.map(Math.floor);
            }
            """);

        // In milliseconds that pass while this is worked out; the last is what a page that starts anew remembers.
        Assert.All(off[..5], o => Assert.InRange(o, 0, 1000));
        Assert.InRange(off[5], 0, (long)TimeSpan.FromDays(4).TotalMilliseconds);
    }

    /// <summary>What a hub signed while its clock was ahead, or was set for a trial, does not hold a browser board for good.</summary>
    [Fact]
    public async Task Clock_OfABrowserBoard_IsRightAgain_WhenTheHubsIs()
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);

        var off = await view.Page.EvaluateAsync<long[]>("""
            async () => {
              const { TrustedClock } = await import(new URL('trusted-clock.js', document.querySelector('script[type=module]').src));
              const [today, day] = [Date.UTC(2027, 0, 15), 86_400_000];
              const told = { isSet: true, at: today, now() { return this.at; }, forget() { this.at = 0; }, assume() { this.at = today; } };
              const started = name => new TrustedClock(told, name);
              const off = [];
              const ordinary = started('clock-ahead');
              ordinary.ask();
              ordinary.signed(today);
              ordinary.answered(today + 300 * day, performance.now());
              ordinary.signed(today + 300 * day);
              off.push(ordinary.now() - (today + 300 * day));
              ordinary.answered(today, performance.now());
              off.push(ordinary.now() - today);
              ordinary.signed(today);
              off.push(ordinary.now() - today);
              off.push(started('clock-ahead').now() - today);
              off.push(Number(ordinary.signed(today + 300 * day)), ordinary.now() - today);
              const trial = started('clock-trial');
              trial.ask();
              trial.signed(today);
              trial.answered(today + 300 * day, performance.now());
              trial.signed(today + 300 * day, true);
              off.push(trial.now() - (today + 300 * day));
              off.push(started('clock-trial').now() - today);
              trial.endTrial();
              off.push(trial.now() - today);
              const answered = started('clock-answered');
              answered.ask();
              answered.signed(today);
              answered.answered(today + 300 * day, performance.now(), true);
              off.push(Number(!answered.isOfATrial), answered.now() - (today + 300 * day));
              answered.endTrial();
              off.push(Number(answered.isOfATrial), answered.now() - today);
              const looker = started('clock-looker');
              looker.signed(today + 300 * day);
              looker.signed(today);
              off.push(looker.now() - today);
              return off.map(Math.floor);
            }
            """);

        // In milliseconds that pass while this is worked out; one manifest does not fit what was answered.
        Assert.All(off, o => Assert.InRange(o, 0, 1000));
    }
}
