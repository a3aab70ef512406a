using System.CommandLine;
using System.Globalization;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Hub.Cli;

/// <summary>What <c>signagehub broker</c> tells its clients of its own accord, so that a client can be tried against a stricter broker.</summary>
internal static class BrokerTerms
{
    private static readonly Option<ushort?> KeepAlive = Number("--server-keep-alive", "SECONDS", "The keep-alive that MQTT 5 clients are given when they ask for a longer one or none, 1 to 65535");

    private static readonly Option<ushort?> ReceiveMaximum = Number("--receive-maximum", "N", "Messages of QoS 1 and 2 that a client may send before the first is acknowledged, 1 to 65535; more ends its connection (0x93); 20 if not given");

    private static readonly Option<string[]> Refuse = new("--refuse")
    {
        Description = "Refuse subscriptions under this topic filter (0x80); may be given several times",
        HelpName = "FILTER",
    };

    public static void AddTo(Command command)
    {
        command.Options.Add(KeepAlive);
        command.Options.Add(ReceiveMaximum);
        command.Options.Add(Refuse);
        Refuse.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!TopicFilter.TryParse(token.Value, out _))
                    result.AddError(CommonOptions.Say(result, $"--refuse takes a topic filter, not '{token.Value}'.", $"--refuse cần bộ lọc chủ đề, không phải '{token.Value}'."));
            }
        });
    }

    /// <summary>The subscriptions that nobody gets.</summary>
    public static IReadOnlyList<TopicFilter> Refused(ParseResult parse) => [.. (parse.GetValue(Refuse) ?? []).Select(TopicFilter.Parse)];

    public static void Apply(ParseResult parse, MqttBrokerOptions options)
    {
        if (parse.GetValue(KeepAlive) is { } seconds) options.ServerKeepAlive = TimeSpan.FromSeconds(seconds);
        if (parse.GetValue(ReceiveMaximum) is { } most) options.ReceiveMaximum = most;

        // The one failure that both versions of the protocol know: MQTT 3.1.1 §3.9.3, MQTT 5.0 §3.9.3.
        options.SubscriptionDenied = ReasonCode.UnspecifiedError;
    }

    private static Option<ushort?> Number(string name, string unit, string description) => new(name)
    {
        Description = description,
        HelpName = unit,
        CustomParser = result =>
        {
            if (ushort.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) return number;
            result.AddError(CommonOptions.Say(
                result, $"{name} takes a whole number, 1 to 65535, not '{result.Tokens[0].Value}'.", $"{name} cần số nguyên từ 1 đến 65535, không phải '{result.Tokens[0].Value}'."));
            return null;
        },
    };
}
