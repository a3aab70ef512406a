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
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Notices;

public sealed class NoticeTests
{
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
        Assert.Equal(WebhookWay.SignatureOf("secret", timestamp, content), signature);
        Assert.Contains("\"incident\":\"board/lobby/silent\",\"kind\":\"begins\"", Encoding.UTF8.GetString(content), StringComparison.Ordinal);
    }

    [Fact]
    public void Signature_IsTheHmacOfTimestampAndBody() =>
        // printf '1700000000.{}' | openssl dgst -sha256 -hmac secret
        Assert.Equal(Expected("secret", "1700000000.{}"), WebhookWay.SignatureOf("secret", "1700000000", "{}"u8));

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

        Assert.Equal((1, "HTTP 400", false), (asked, refused.Message, refused.MayWork));
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
        using var service = new NoticeService([way], new ManualTime(), NullLogger<NoticeService>.Instance);
        for (var i = 0; i < NoticeService.Most + 10; i++)
            service.Tell(Silent with { Incident = $"{i}" });

        await service.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal("10", (await way.First.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Incident);
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    private static string Expected(string secret, string text)
    {
        using var hmac = new System.Security.Cryptography.HMACSHA256(Encoding.ASCII.GetBytes(secret));
        return "sha256=" + Convert.ToHexStringLower(hmac.ComputeHash(Encoding.ASCII.GetBytes(text)));
    }

    private static async Task Run(INoticeWay way, Notice notice)
    {
        var service = new NoticeService([way], new ManualTime(), NullLogger<NoticeService>.Instance) { FirstPause = TimeSpan.FromMilliseconds(1) };
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
}
