using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Connections;
using SignageHub.Core;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Storage;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Hosting;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub broker</c>: the embedded MQTT broker alone, on this machine's loopback address.</summary>
internal static class BrokerCommand
{
    private static readonly Option<int> Port = CommonOptions.Port("--port", "The port to listen on; 0 for any free one");

    private static readonly Option<string?> User = new("--user") { Description = "Only this user may connect; without it everyone on this machine may", HelpName = "USER" };

    private static readonly Option<string?> Password = new("--password") { Description = "The user's password", HelpName = "PASSWORD" };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Keep retained messages and sessions in this folder; without it nothing outlives the broker",
        HelpName = "FOLDER",
    };

    public static Command Create()
    {
        CommonOptions.NeverEmpty(Data);
        var command = new Command("broker", "Run the MQTT broker alone, on this machine only (127.0.0.1)") { Port, User, Password, Data };
        Port.Required = true;
        BrokerTerms.AddTo(command);
        command.Validators.Add(result =>
        {
            // Not the values: asking for one that is itself in error throws.
            if (result.GetResult(User) is null != result.GetResult(Password) is null)
                result.AddError(CommonOptions.Say(result, "--user and --password go together.", "--user và --password phải đi cùng nhau."));
        });
        command.SetAction(async (parse, cancellationToken) =>
        {
            var door = new Door([IPAddress.Loopback], parse.GetValue(Port), "--port");
            door.CheckFree();
            var data = parse.GetValue(Data) is { } folder ? DataFolder.Open(folder) : null;
            using var alone = data?.Lock();
            await using var broker = Build(door, new OneUser(parse.GetValue(User), parse.GetValue(Password), BrokerTerms.Refused(parse)), data, parse);
            await broker.StartAsync(cancellationToken);
            var output = CommonOptions.Output(parse);
            var address = new Uri(broker.Urls.Single()).Authority;
            output.Result.WriteLine(output.Say($"MQTT broker on {address}. Stop with Ctrl+C.", $"Máy chủ MQTT tại {address}. Dừng bằng Ctrl+C."));
            if (parse.GetValue(User) is null)
                output.Messages.WriteLine(output.Say(
                    "Every program on this machine may connect, read and write. Use --user and --password to close it.",
                    "Mọi chương trình trên máy này đều có thể kết nối, đọc và ghi. Dùng --user và --password để giới hạn."));
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(broker.Lifetime.ApplicationStopping, cancellationToken);
            await BrokerLine.Show(broker.Services.GetRequiredService<IMqttBroker>(), output, ended.Token);
            await broker.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Fine;
        });
        return command;
    }

    private static WebApplication Build(Door door, IMqttAccess access, DataFolder? data, ParseResult parse)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(access).AddMqttBroker(options =>
        {
            options.AssignClientIds = true;
            options.SharedSubscriptions = true;
            options.SysInterval = BoardsFeature.SysInterval;
            BrokerTerms.Apply(parse, options);
        });
        if (data is not null)
            builder.Services.AddBrokerJournal(data);
        builder.WebHost.ConfigureKestrel(kestrel => door.Listen(kestrel, listen => listen.UseConnectionHandler<MqttConnectionHandler>()));
        return builder.Build();
    }

    /// <summary>One user with every right, or everyone; some subscriptions nobody gets.</summary>
    private sealed class OneUser(string? user, string? password, IReadOnlyList<TopicFilter> refused) : IMqttAccess
    {
        public ValueTask<MqttAccessDecision> Authenticate(MqttConnectRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(user is null || IsRight(request)
                ? MqttAccessDecision.Accept(new MqttIdentity(request.UserName ?? ""))
                : MqttAccessDecision.Refuse(ReasonCode.BadUserNameOrPassword));

        public bool MaySubscribe(MqttIdentity identity, TopicFilter filter) => !refused.Any(other => other.Covers(filter));

        public bool MayPublish(MqttIdentity identity, string topic) => true;

        private bool IsRight(MqttConnectRequest request) => request.UserName == user
            && request.Password is { } given
            && CryptographicOperations.FixedTimeEquals(given.Span, Encoding.UTF8.GetBytes(password!));
    }
}
