using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Core;
using SignageHub.Hub.Notices;
using SignageHub.Hub.Settings;
using SignageHub.Hub.Storage;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Notices;

public sealed class NoticeTests : IAsyncDisposable
{
    private readonly List<NoticeService> _started = [];

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("signagehub-notices-");

    private static readonly Notice Silent = new(
        "board/lobby/silent", NoticeKind.Begins, new Bilingual("lobby is silent", "Bảng lobby không có tín hiệu"), new Bilingual("Look at its power.", "Hãy kiểm tra nguồn điện."));

    [Fact]
    public async Task Webhook_ThatIsBusyAtFirst_IsToldOnce_AndSigned()
    {
        var heard = Channel.CreateUnbounded<(string Timestamp, string Signature, byte[] Body)>();
        var refusals = 2;
        await using var receiver = await Receiver(async context =>
        {
            if (refusals-- > 0)
            {
                context.Response.StatusCode = 503;
                return;
            }

            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            heard.Writer.TryWrite((context.Request.Headers["X-SignageHub-Timestamp"]!, context.Request.Headers["X-SignageHub-Signature"]!, body.ToArray()));
        });
        using var way = new WebhookWay(new WebhookSettings(new Uri(receiver.Urls.First() + "/hook"), "secret"));

        await Run(way, Silent);

        var (timestamp, signature, content) = await heard.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(SignedPost.SignatureOf("secret", timestamp, content), signature);
        Assert.Contains("\"incident\":\"board/lobby/silent\",\"kind\":\"begins\"", Encoding.UTF8.GetString(content), StringComparison.Ordinal);
    }

    [Fact]
    public void Signature_IsTheHmacOfTimestampAndBody() =>
        // printf '1700000000.{}' | openssl dgst -sha256 -hmac secret
        Assert.Equal(Expected("secret", "1700000000.{}"), SignedPost.SignatureOf("secret", "1700000000", "{}"u8));

    [Fact]
    public async Task Webhook_ThatRefusesTheMessage_IsNotAskedAgain()
    {
        var asked = 0;
        await using var receiver = await Receiver(context =>
        {
            asked++;
            context.Response.StatusCode = 400;
            return Task.CompletedTask;
        });
        using var way = new WebhookWay(new WebhookSettings(new Uri(receiver.Urls.First()), "secret"));

        var refused = await Assert.ThrowsAsync<NoticeNotSentException>(() => way.Send(Silent, default, TestContext.Current.CancellationToken));

        Assert.Equal((1, "it answered HTTP 400", false), (asked, refused.Message, refused.MayWork));
    }

    [Fact]
    public async Task Mail_ToAServerThatIsBusyAtFirst_ArrivesInBothLanguages()
    {
        using var server = new MailServer(refusals: 1);

        await Run(new MailWay(new MailSettings("127.0.0.1", server.Port, "signage@office.vn", ["it@office.vn", "vanphong@office.vn"]) { Unencrypted = true }), Silent);

        var mail = await server.Mail;
        Assert.Contains("RCPT TO:<it@office.vn>", mail, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<vanphong@office.vn>", mail, StringComparison.Ordinal);
        Assert.Contains("Subject: =?utf-8?B?", mail, StringComparison.Ordinal);
        var body = Encoding.UTF8.GetString(Convert.FromBase64String(mail[mail.IndexOf("\r\n\r\n".ReplaceLineEndings(), StringComparison.Ordinal)..].Trim()));
        Assert.Contains("Bảng lobby không có tín hiệu", body, StringComparison.Ordinal);
        Assert.Contains("lobby is silent", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WayThatDoesNotCome_LosesTheOldestNotices()
    {
        var way = new Stuck();
        using var service = new NoticeService([way], Book(), new ManualTime(), NullLogger<NoticeService>.Instance);
        for (var i = 0; i < NoticeBook.Most + 10; i++)
            service.Tell(Silent with { Incident = $"{i}" });

        await service.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal("10", (await way.First.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Incident);
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The way was not there when the hub was killed: the next one tells it, once.</summary>
    [Fact]
    public async Task Notice_ThatNobodyTook_IsToldByTheNextHub_AndThenNoMore()
    {
        await Service(new Stuck(), async (service, stuck) =>
        {
            service.Tell(Silent);
            await Came(stuck.First.Task);
        });
        var told = new Willing("stuck");
        await Service(told, async (_, way) => Assert.Equal(Silent, await Came(way.Next())));
        await Service(told, async (service, way) =>
        {
            service.Tell(Silent with { Incident = "board/gate/silent" });
            Assert.Equal("board/gate/silent", (await Came(way.Next())).Incident);
        });
    }

    [Fact]
    public async Task Incident_ThatOutlivesAHub_IsToldOnce_AndOnceWhenItIsOver()
    {
        var way = new Willing();
        await Service(way, async (service, told) =>
        {
            service.Tell(Silent);
            service.Tell(Silent);
            Assert.Equal(NoticeKind.Begins, (await Came(told.Next())).Kind);
        });
        await Service(way, async (service, told) =>
        {
            Assert.True(service.IsOpen(Silent.Incident));
            service.Tell(Silent);
            service.Tell(Silent with { Kind = NoticeKind.Over });
            service.Tell(Silent with { Kind = NoticeKind.Over });
            Assert.Equal(NoticeKind.Over, (await Came(told.Next())).Kind);
            service.Tell(Silent);
            Assert.Equal(NoticeKind.Begins, (await Came(told.Next())).Kind);
        });
    }

    [Fact]
    public async Task Reminder_InTheSameWords_IsNotRepeatedAfterARestart()
    {
        var way = new Willing();
        var reminder = Silent with { Incident = "report/plan", Kind = NoticeKind.Reminder };
        foreach (var text in new[] { "3", "3", "1" })
        {
            await Service(way, (service, _) =>
            {
                service.Tell(reminder with { Text = new Bilingual(text, text) });
                return Task.CompletedTask;
            });
        }

        await Service(way, async (_, told) => Assert.Equal(["3", "1"], new[] { (await Came(told.Next())).Text.En, (await Came(told.Next())).Text.En }));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    public void Book_ThatIsDamaged_BeginsAnew(string damaged)
    {
        File.WriteAllText(Path.Combine(_data.FullName, "notices.json"), damaged);

        Assert.Empty(Book().Take(Silent, ["way"], default)!);
    }

    /// <summary>What a service still writes into the folder is written before the folder goes.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var service in _started)
        {
            await service.StopAsync(CancellationToken.None);
            service.Dispose();
        }

        _data.Delete(recursive: true);
    }

    /// <summary>A hub of its own on the same data, from its start to its end.</summary>
    private async Task Service<T>(T way, Func<NoticeService, T, Task> work)
        where T : INoticeWay
    {
        using var service = new NoticeService([way], Book(), new ManualTime(), NullLogger<NoticeService>.Instance);
        await service.StartAsync(TestContext.Current.CancellationToken);
        await work(service, way);
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    private NoticeBook Book() => new(DataFolder.Open(_data.FullName), NullLogger<NoticeBook>.Instance);

    private static Task<Notice> Came(Task<Notice> told) => told.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    private static string Expected(string secret, string text)
    {
        using var hmac = new System.Security.Cryptography.HMACSHA256(Encoding.ASCII.GetBytes(secret));
        return "sha256=" + Convert.ToHexStringLower(hmac.ComputeHash(Encoding.ASCII.GetBytes(text)));
    }

    private async Task Run(INoticeWay way, Notice notice)
    {
        var service = new NoticeService([way], Book(), new ManualTime(), NullLogger<NoticeService>.Instance) { FirstPause = TimeSpan.FromMilliseconds(1) };
        _started.Add(service);
        await service.StartAsync(TestContext.Current.CancellationToken);
        service.Tell(notice);
    }

    private static async Task<WebApplication> Receiver(RequestDelegate take)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(take);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private sealed class Stuck : INoticeWay
    {
        public TaskCompletionSource<Notice> First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "stuck";

        public Task Send(Notice notice, Instant at, CancellationToken cancellationToken)
        {
            First.TrySetResult(notice);
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    private sealed class Willing(string name = "willing") : INoticeWay
    {
        private readonly Channel<Notice> _told = Channel.CreateUnbounded<Notice>();

        public string Name => name;

        public Task<Notice> Next() => _told.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

        public Task Send(Notice notice, Instant at, CancellationToken cancellationToken)
        {
            _told.Writer.TryWrite(notice);
            return Task.CompletedTask;
        }
    }
}
