using System.Net;
using System.Net.Mail;
using System.Text;
using NodaTime;
using SignageHub.Core;
using SignageHub.Hub.Settings;

namespace SignageHub.Hub.Notices;

/// <summary>E-mail through the office's SMTP server (RFC 5321), with STARTTLS (RFC 3207) unless the settings say otherwise. Vietnamese first, English below.</summary>
internal sealed class MailWay(MailSettings settings) : INoticeWay
{
    public string Name => $"The mail server {settings.Host}";

    public async Task Send(Notice notice, Instant at, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = !settings.Unencrypted, Timeout = 15_000 };
        if (settings.User is { } user)
            client.Credentials = new NetworkCredential(user, settings.Password);
        using var message = new MailMessage { From = new MailAddress(settings.From, "SignageHub") };
        foreach (var to in settings.To)
            message.To.Add(to);
        (message.SubjectEncoding, message.BodyEncoding) = (Encoding.UTF8, Encoding.UTF8);
        // A line break in a subject would begin another header.
        message.Subject = OneLine(SubjectOf(notice));
        message.Body = $"{notice.Title.Vi}\n{notice.Text.Vi}\n\n{notice.Title.En}\n{notice.Text.En}\n\n{at.ToString("uuuu-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)}  {notice.Incident}\n";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (SmtpException e)
        {
            throw new NoticeNotSentException(e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message, mayWork: (int)e.StatusCode is < 500 or -1);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NoticeNotSentException("no answer within 30 seconds", mayWork: true);
        }
    }

    private static string SubjectOf(Notice notice) => notice.Kind switch
    {
        NoticeKind.Over => $"[SignageHub] Đã ổn: {notice.Title.Vi}",
        NoticeKind.Reminder => $"[SignageHub] Nhắc: {notice.Title.Vi}",
        _ => $"[SignageHub] {notice.Title.Vi}",
    };

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) is { Length: > 200 } longer ? longer[..200] : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
