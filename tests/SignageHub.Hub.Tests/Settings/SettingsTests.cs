using System.Net;
using System.Text;
using SignageHub.Hub.Settings;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public void File_WithEverything_SaysWhatItSays()
    {
        var settings = Complete("""
            {
              // the person who installs it
              "urls": "https://192.168.1.10:8443",
              "web": { "hosts": "signage.office.vn, bang.so.vn", "proxies": "10.1.0.0/16, 192.168.1.2", "embedIn": "https://www.office.vn, http://NỘIBỘ.vn:8080/", "certificate": "web.crt", "key": "web.key", "encryptedOnlyDays": 365,
                "signIn": { "authority": "https://login.office.vn/realm", "clientId": "signagehub", "clientSecret": "s", "label": "Cổng đăng nhập tỉnh" } },
              "mqtt": {
                "address": "*", "port": 1884, "unencryptedOnTheNetwork": true, "inMemory": true,
                "tls": { "address": "192.168.1.10", "port": 8884, "certificate": "hub.crt", "key": "hub.key", "clientAuthority": "/etc/boards.crt" },
              },
            }
            """);

        Assert.Equal("https://192.168.1.10:8443", settings.Urls);
        Assert.Equal(["signage.office.vn", "bang.so.vn"], settings.Web.Hosts);
        Assert.Equal([IPNetwork.Parse("10.1.0.0/16"), IPNetwork.Parse("192.168.1.2/32")], settings.Web.Proxies);
        Assert.Equal(["https://www.office.vn", "http://xn--nib-6mzc.vn:8080"], settings.Web.EmbedIn);
        Assert.Equal(("web.crt", "web.key", 365), (settings.Web.Certificate, settings.Web.Key, settings.Web.EncryptedOnlyDays));
        Assert.Equal(new OutsideSettings(new Uri("https://login.office.vn/realm"), "signagehub", "Cổng đăng nhập tỉnh") { ClientSecret = "s" }, settings.Web.SignIn);
        Assert.Equal(Doors.Everywhere, settings.Mqtt.Address);
        Assert.Equal((1884, true), (settings.Mqtt.Port, settings.Mqtt.InMemory));
        Assert.Equal(
            new TlsSettings { Address = IPAddress.Parse("192.168.1.10"), Port = 8884, Certificate = "hub.crt", Key = "hub.key", ClientAuthority = "/etc/boards.crt" },
            settings.Mqtt.Tls);
    }

    [Fact]
    public void File_WithABrokerElsewhere_SaysHowToGetThere()
    {
        var print = string.Join(':', Enumerable.Repeat("AB", 32));

        var broker = Complete($$"""{ "mqtt": { "broker": "mqtts://broker.office.vn:8883", "user": "hub-1", "password": "p", "fingerprint": "{{print}}" } }""").Mqtt.Broker;

        Assert.Equal(
            new OutsideBroker(new Uri("mqtts://broker.office.vn:8883")) { User = "hub-1", Password = "p", Fingerprint = string.Concat(Enumerable.Repeat("ab", 32)) },
            broker);
    }

    [Fact]
    public void File_WithMistakes_TellsAllOfThemWithTheirPlaces()
    {
        var problems = Read("""
            { "urls": 8080,
              "mqtt": { "prot": 1883, "port": 70000, "address": "everywhere",
                "tls": { "certificate": "" },
                "broker": "tcp://host", "fingerprint": "abc" } }
            """).Problems;

        Assert.Equal(
            ["1:11 urls", "2:13 mqtt.prot", "2:35 mqtt.port", "2:53 mqtt.address", "3:29 mqtt.tls.certificate", "4:15 mqtt.broker", "4:44 mqtt.fingerprint"],
            problems.Select(p => $"{p.Line}:{p.Column} {p.Path}"));
        Assert.Contains("did you mean 'port'?", problems[1].Message.En, StringComparison.Ordinal);
        Assert.Contains("70000 is not a whole number from 0 to 65535", problems[2].Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:8080;http://192.168.1.10:8080", false, "urls is http://192.168.1.10:8080: the pages would leave this machine unencrypted. Write https://192.168.1.10:8080")]
    [InlineData("http://*:8080", false, "urls is http://*:8080")]
    [InlineData("http://*:8080", true, null)]
    [InlineData("https://192.168.1.10:8443", false, null)]
    [InlineData("http://127.0.0.1:8080;http://[::1]:8080;http://localhost:8081", false, null)]
    public void Pages_UnencryptedOnTheNetwork_AreRefusedUnlessMeant(string urls, bool isMeant, string? fault)
    {
        var faults = SettingsRules.Check(new SettingsPart { Urls = urls, WebUnencrypted = isMeant ? true : null });

        Assert.Equal(fault is null, faults.Count == 0);
        Assert.All(faults, told => Assert.StartsWith(fault!, told.En, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "web": { "hosts": "http://signage.office.vn" } }""", "web.hosts", "without http:// and port")]
    [InlineData("""{ "web": { "proxies": "proxy" } }""", "web.proxies", "1 to 50 addresses of proxies")]
    [InlineData("""{ "web": { "signIn": { "authority": "http://login.office.vn", "clientId": "a" } } }""", "web.signIn.authority", "write https://login.office.vn")]
    public void Network_WithAMistake_IsToldAtItsPlace(string json, string path, string message)
    {
        var problem = Assert.Single(Read(json).Problems);

        Assert.Equal(path, problem.Path);
        Assert.Contains(message, problem.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "authority": "https://login.office.vn" }""", "web.signIn.authority and web.signIn.clientId go together.")]
    [InlineData("""{ "clientSecret": "s" }""", "web.signIn wants an authority and a clientId.")]
    public void SignIn_ThatIsNotWhole_IsToldByName(string signIn, string fault) =>
        Assert.StartsWith(fault, Assert.Single(SettingsRules.Check(Read($$"""{ "web": { "signIn": {{signIn}} } }""").Value!)).En, StringComparison.Ordinal);

    [Fact]
    public void SignIn_SaysItsSecretInTheEnvironment() =>
        Assert.Equal(new SettingsPart { OutsideClientSecret = "s" }, Environment(("SIGNAGEHUB_WEB__SIGNIN__CLIENTSECRET", "s")).Value);

    [Theory]
    [InlineData("""{ "address": "0.0.0.0" }""", "mqtt.address is 0.0.0.0: plain MQTT would leave this machine unencrypted.")]
    [InlineData("""{ "tls": { "certificate": "hub.crt" } }""", "mqtt.tls.certificate and mqtt.tls.key go together.")]
    [InlineData("""{ "password": "p" }""", "mqtt.password belongs to mqtt.broker, which is not set.")]
    [InlineData("""{ "broker": "mqtts://host", "port": 1883 }""", "mqtt.port is about the hub's own broker, which does not run beside mqtt.broker.")]
    [InlineData("""{ "broker": "mqtts://host", "tls": { "port": 1 } }""", "mqtt.tls is about the hub's own broker, which does not run beside mqtt.broker.")]
    [InlineData("""{ "broker": "mqtt://host", "authority": "ca.crt" }""", "mqtt.authority, fingerprint and certificate need TLS, and mqtt.broker is mqtt://host/: write mqtts or wss.")]
    public void Settings_ThatDoNotGoTogether_AreToldByName(string mqtt, string fault) =>
        Assert.StartsWith(fault, Assert.Single(SettingsRules.Check(Read($$"""{ "mqtt": {{mqtt}} }""").Value!)).En, StringComparison.Ordinal);

    [Fact]
    public void Environment_SaysTheSameAsTheFile_AndComesBeforeIt()
    {
        var read = Environment(("SIGNAGEHUB_MQTT__TLS__PORT", "8885"), ("signagehub_mqtt__password", "8885"), ("SIGNAGEHUB_URLS", "http://localhost:1"), ("SIGNAGEHUB_MQTT__INMEMORY", "true"));

        Assert.Equal(
            new SettingsPart { TlsPort = 8885, Password = "8885", Urls = "http://localhost:1", InMemory = true, Port = 1 },
            read.Value!.Over(new SettingsPart { Port = 1, TlsPort = 2 }));
    }

    [Fact]
    public void Environment_WithMistakes_TellsTheVariables()
    {
        var problems = Environment(("SIGNAGEHUB_MQTT__PRT", "1"), ("SIGNAGEHUB_MQTT__PORT", "many"), ("SIGNAGEHUB_REQUIRE_REAL", "1"), ("PATH", "/bin")).Problems;

        Assert.Equal(["SIGNAGEHUB_MQTT__PRT", "SIGNAGEHUB_MQTT__PORT"], problems.Select(p => p.File));
        Assert.Equal("there is no such setting; did you mean 'SIGNAGEHUB_MQTT__PORT'?", problems[0].Message.En);
    }

    [Fact]
    public void CommittedSchema_ComparedWithTheShapes_IsTheSame()
    {
        var committed = Repository.PathOf("src", "SignageHub.Hub", "schemas", "settings.schema.json");
        var received = Path.ChangeExtension(committed, ".received.txt");
        if (File.Exists(committed) && File.ReadAllText(committed) == SettingsReader.Schema)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, SettingsReader.Schema);
        Assert.Fail($"The shapes say something else than {committed}. Look at the difference; to accept it: mv {received} {committed}");
    }

    private static Core.Json.ReadResult<SettingsPart> Read(string json) => SettingsReader.Read("settings.json", Encoding.UTF8.GetBytes(json));

    private static HubSettings Complete(string json)
    {
        var read = Read(json);
        Assert.Empty(read.Problems);
        Assert.Empty(SettingsRules.Check(read.Value!));
        return read.Value!.Complete(new HubSettings());
    }

    private static Core.Json.ReadResult<SettingsPart> Environment(params (string Name, string Value)[] variables) =>
        EnvironmentSettings.Read(variables.Select(v => KeyValuePair.Create(v.Name, v.Value)));
}
