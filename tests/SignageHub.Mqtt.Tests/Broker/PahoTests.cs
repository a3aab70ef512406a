using System.Globalization;
using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Tests.Testing;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>Eclipse Paho's interoperability suites against the embedded broker. They are no part of this repository, and take minutes.</summary>
[Collection(nameof(Alone))]
public sealed class PahoTests
{
    private const string Checkout = "SIGNAGEHUB_PAHO";

    /// <summary>Both scripts read the command line and then hand it to unittest, which does not know their options.</summary>
    private const string Runner = """
        import runpy, sys, unittest
        main = unittest.main
        unittest.main = lambda: main(argv=sys.argv[:1])
        sys.argv = sys.argv[1:]
        runpy.run_path(sys.argv[0], run_name='__main__')
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData("client_test.py", 10)]
    [InlineData("client_test5.py", 27)]
    public async Task Suite_AgainstTheEmbeddedBroker_Passes(string script, int count)
    {
        var checkout = Environment.GetEnvironmentVariable(Checkout);
        Assert.SkipWhen(
            string.IsNullOrEmpty(checkout),
            $"{Checkout} names no folder. git clone https://github.com/eclipse/paho.mqtt.testing, and set it to the absolute path of that.");
        var folder = Path.Combine(checkout, "interoperability");
        await using var host = await BrokerHost.Start(Configure, new Everybody());

        // A suite on a busy machine goes on sending while it is told why it is cut.
        host.Inside.Core.LastWords = TimeSpan.FromSeconds(2);

        await using var suite = ExternalProcess.Start(
            RealPart.Require("env"), $"PYTHONPATH={folder}", "PYTHONDONTWRITEBYTECODE=1",
            RealPart.RequirePython("unittest", "python3"), "-c", Runner, Path.Combine(folder, script), "-p", host.Port.ToString(CultureInfo.InvariantCulture));
        var exitCode = await suite.WaitForExit(Patience);

        Assert.True(exitCode == 0, string.Join('\n', suite.Lines));
        Assert.Contains(suite.Lines, line => line.StartsWith($"Ran {count} tests in ", StringComparison.Ordinal));
        Assert.DoesNotContain(suite.Lines, line => line.Contains("skipped", StringComparison.Ordinal));
    }

    /// <summary>What the suites expect of a broker.</summary>
    private static void Configure(MqttBrokerOptions options)
    {
        options.AssignClientIds = true;
        options.SharedSubscriptions = true;
        options.ServerKeepAlive = TimeSpan.FromSeconds(60);
        options.SubscriptionDenied = ReasonCode.UnspecifiedError;
    }

    /// <summary>One subscription nobody gets.</summary>
    private sealed class Everybody : IMqttAccess
    {
        public ValueTask<MqttAccessDecision> Authenticate(MqttConnectRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(MqttAccessDecision.Accept(new MqttIdentity(request.UserName ?? "")));

        public bool MaySubscribe(MqttIdentity identity, TopicFilter filter) => filter.Text != "test/nosubscribe";

        public bool MayPublish(MqttIdentity identity, string topic) => true;
    }
}
