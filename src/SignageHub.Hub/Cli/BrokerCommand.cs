using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Text;
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

    private static readonly Option<string?> Password = new("--password") { Description = "The user's password; the machine's other users can see it in the list of programs", HelpName = "PASSWORD" };

    private static readonly Option<string?> PasswordFile = new("--password-file") { Description = "The file whose first line is the user's password", HelpName = "FILE" };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Keep retained messages and sessions in this folder; without it nothing outlives the broker",
        HelpName = "FOLDER",
    };

    /// <summary>Bytes; MQTT's own limit of a password is 65,535 (MQTT 5.0 §3.1.3.6).</summary>
    private const int LongestPasswordFile = 64 * 1024;

    public static Command Create()
    {
        CommonOptions.NeverEmpty(Data);
        CommonOptions.NeverEmpty(PasswordFile);
        var command = new Command("broker", "Run the MQTT broker alone, on this machine only (127.0.0.1)") { Port, User, Password, PasswordFile, Data };
        Port.Required = true;
        BrokerTerms.AddTo(command);
        command.Validators.Add(result =>
        {
            // Not the values: asking for one that is itself in error throws.
            var passwords = new[] { result.GetResult(Password), result.GetResult(PasswordFile) }.Count(given => given is not null);
            if (passwords != (result.GetResult(User) is null ? 0 : 1))
                result.AddError(CommonOptions.Say(result, "--user goes with one of --password and --password-file.", "--user đi cùng một trong hai: --password hoặc --password-file."));
        });
        command.SetAction(async (parse, cancellationToken) =>
        {
            var door = new Door([IPAddress.Loopback], parse.GetValue(Port), "--port");
            door.CheckFree();
            var data = parse.GetValue(Data) is { } folder ? DataFolder.Open(folder) : null;
            using var alone = data?.Lock();
            await using var broker = Build(door, new OneUser(parse.GetValue(User), PasswordOf(parse), BrokerTerms.Refused(parse)), data, parse);
            await broker.StartAsync(cancellationToken);
            var output = CommonOptions.Output(parse);
            var address = new Uri(broker.Urls.Single()).Authority;
            output.Result.WriteLine(output.Say($"MQTT broker on {address}. Stop with Ctrl+C.", $"Máy chủ MQTT tại {address}. Dừng bằng Ctrl+C."));
            if (parse.GetValue(User) is null)
                output.Messages.WriteLine(output.Say(
                    "Every program on this machine may connect, read and write. Use --user and --password-file to close it.",
                    "Mọi chương trình trên máy này đều có thể kết nối, đọc và ghi. Dùng --user và --password-file để giới hạn."));
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(broker.Lifetime.ApplicationStopping, cancellationToken);
            await BrokerLine.Show(broker.Services.GetRequiredService<IMqttBroker>(), output, ended.Token);
            await broker.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Fine;
        });
        return command;
    }

    private static string? PasswordOf(ParseResult parse)
    {
        if (parse.GetValue(PasswordFile) is not { } path) return parse.GetValue(Password);
        var line = ReadFirstLine(path);
        return line.Length > 0 ? line : throw new InputProblemException(new Bilingual($"{path}: the first line is empty; write the password there.", $"{path}: dòng đầu trống; hãy ghi mật khẩu vào đó."));
    }

    private static string ReadFirstLine(string path)
    {
        try
        {
            var bytes = BoundedFile.Read(path, LongestPasswordFile)
                ?? throw new InputProblemException(new Bilingual($"{path} is longer than {LongestPasswordFile} bytes: that is no file with a password.", $"{path} dài hơn {LongestPasswordFile} byte: đây không phải tệp mật khẩu."));
            using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
            return reader.ReadLine() ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual($"{path} cannot be read: {FileTrouble.Of(e, path).En}", $"Không đọc được {path}: {FileTrouble.Of(e, path).Vi}"));
        }
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
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var address in door.Addresses)
                kestrel.ListenMqtt(address, door.Port);
        });
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
