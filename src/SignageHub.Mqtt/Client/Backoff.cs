namespace SignageHub.Mqtt.Client;

/// <summary>Pauses between attempts that double up to a cap, each spread at random between half and whole, so that a fleet does not come back in one beat. MQTT 5.0 §4.4 leaves the pause to the client.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Func<double> random)
{
    private int _attempts;

    public TimeSpan Next()
    {
        var whole = Math.Min(longest.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, _attempts));
        if (whole < longest.TotalMilliseconds) _attempts++;
        return TimeSpan.FromMilliseconds(whole * (0.5 + random() / 2));
    }

    /// <summary>A connection that lasted starts from the first pause again; two programs that throw each other out do not get there.</summary>
    public void Lasted(TimeSpan connected)
    {
        if (connected >= longest) _attempts = 0;
    }
}
