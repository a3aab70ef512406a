using System.Globalization;
using SignageHub.Core;
using SignageHub.Mqtt.Broker;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary>How the broker is, in one line that changes every second; on a terminal only.</summary>
internal static class BrokerLine
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Shows the line until cancelled.</summary>
    public static async Task Show(IMqttBroker broker, Output output, CancellationToken cancellationToken)
    {
        if (Console.IsOutputRedirected)
            return;
        await output.People.Status().Spinner(Spinner.Known.Line).StartAsync(Markup.Escape(output.Say(Words(broker.Counts, broker.Counts))), async status =>
        {
            using var timer = new PeriodicTimer(Interval);
            var before = broker.Counts;
            while (await Next(timer, cancellationToken))
            {
                var now = broker.Counts;
                status.Status(Markup.Escape(output.Say(Words(before, now))));
                before = now;
            }
        });
    }

    /// <param name="before">A second before.</param>
    /// <param name="now">Now.</param>
    public static Bilingual Words(MqttBrokerCounts before, MqttBrokerCounts now)
    {
        var (inRate, outRate) = (now.MessagesReceived - before.MessagesReceived, now.MessagesSent - before.MessagesSent);
        var (inBytes, outBytes) = (Size(now.BytesReceived - before.BytesReceived), Size(now.BytesSent - before.BytesSent));
        return new Bilingual(
            $"{Number(now.Connected)} clients, {Number(now.Retained)} retained; in {Number(inRate)}/s {inBytes}/s, out {Number(outRate)}/s {outBytes}/s; queued {Number(now.Queued)}, dropped {Number(now.Dropped)}, refused {Refused(now)}",
            $"{Number(now.Connected)} máy khách, {Number(now.Retained)} tin giữ lại; vào {Number(inRate)}/s {inBytes}/s, ra {Number(outRate)}/s {outBytes}/s; đang chờ {Number(now.Queued)}, bỏ {Number(now.Dropped)}, từ chối {Refused(now)}");
    }

    private static string Refused(MqttBrokerCounts now) => now.RefusedBy.Count == 0
        ? Number(now.Refused)
        : $"{Number(now.Refused)} ({string.Join(", ", now.RefusedBy.OrderByDescending(r => r.Value).Take(3).Select(r => $"{r.Key} {Number(r.Value)}"))})";

    private static string Size(long bytes) => bytes switch
    {
        < 10_000 => $"{Number(bytes)} B",
        < 10_000_000 => $"{Number(bytes / 1000)} kB",
        _ => $"{Number(bytes / 1_000_000)} MB",
    };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
