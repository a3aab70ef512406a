namespace SignageHub.Mqtt.Client;

/// <summary>
/// Pauses between attempts: equal at first, for a broker that starts anew is back in a moment, then doubled up to a cap; each spread at random between
/// half and whole, so that a fleet does not come back in one beat. MQTT 5.0 §4.4 leaves the pause to the client.
/// </summary>
/// <param name="first">The first pause, whole.</param>
/// <param name="steady">For so long, all pauses added up, none is longer than the first.</param>
/// <param name="longest">The cap.</param>
/// <param name="random">0 to 1.</param>
internal sealed class Backoff(TimeSpan first, TimeSpan steady, TimeSpan longest, Func<double> random)
{
    private int _doublings;
    private TimeSpan _paused;

    public TimeSpan Next()
    {
        var whole = Math.Min(longest.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, _doublings));
        var pause = TimeSpan.FromMilliseconds(whole * (0.5 + random() / 2));
        _paused += pause;
        if (_paused >= steady && whole < longest.TotalMilliseconds) _doublings++;
        return pause;
    }

    /// <summary>A connection that lasted starts from the first pause again; two programs that throw each other out do not get there.</summary>
    /// <param name="connected">From the broker's welcome to the end; zero when there was none.</param>
    /// <param name="mayBePushedOut">Whether another program under the same id may have ended it: then it must have lasted as long as the longest pause.</param>
    public void Ended(TimeSpan connected, bool mayBePushedOut)
    {
        if (connected >= longest || (connected >= first && !mayBePushedOut)) (_doublings, _paused) = (0, TimeSpan.Zero);
    }
}
