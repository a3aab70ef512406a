using System.Diagnostics;

namespace SignageHub.Mqtt.Tests.Testing;

/// <summary>For what the broker does by itself, and nobody is told of.</summary>
internal static class Until
{
    /// <exception cref="TimeoutException">It was not so within 20 s.</exception>
    public static async Task Is(Func<bool> condition)
    {
        for (var limit = Stopwatch.StartNew(); !condition(); await Task.Yield())
        {
            if (limit.Elapsed > TimeSpan.FromSeconds(20)) throw new TimeoutException("What was waited for did not come about.");
        }
    }
}
