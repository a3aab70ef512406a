using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SignageHub.Hub.Settings;

namespace SignageHub.Hub.Notices;

/// <summary>A POST with JSON to an address of the office's choice, signed so that the receiver knows whose it is.</summary>
/// <remarks>
/// <c>X-SignageHub-Signature: sha256=…</c> is the HMAC-SHA256 (RFC 2104), in hexadecimal, of <c>X-SignageHub-Timestamp</c> (seconds since 1970), a full stop and
/// the body, under the secret of the settings. A receiver refuses an old timestamp, and with it a copy. Redirections are not followed.
/// </remarks>
internal sealed class WebhookWay(WebhookSettings settings) : INoticeWay, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(15),
        MaxResponseContentBufferSize = 64 * 1024,
    };

    public string Name => $"The web hook {settings.Url.Host}";

    public async Task Send(Notice notice, Instant at, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                notice.Incident,
                Kind = notice.Kind.ToString().ToLowerInvariant(),
                At = InstantPattern.General.Format(at),
                Title = new { notice.Title.En, notice.Title.Vi },
                Text = new { notice.Text.En, notice.Text.Vi },
            },
            JsonSerializerOptions.Web);
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-SignageHub-Timestamp", timestamp);
        request.Headers.Add("X-SignageHub-Signature", SignatureOf(settings.Secret, timestamp, body));
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.IsSuccessStatusCode)
                return;
            // What was wrong with this message is wrong with it the next time.
            var status = (int)answer.StatusCode;
            throw new NoticeNotSentException($"HTTP {status}", mayWork: status is >= 500 or 408 or 429);
        }
        catch (HttpRequestException e)
        {
            throw new NoticeNotSentException(e.Message, mayWork: true);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NoticeNotSentException("no answer within 15 seconds", mayWork: true);
        }
    }

    internal static string SignatureOf(string secret, string timestamp, ReadOnlySpan<byte> body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.ASCII.GetBytes(timestamp + "."), .. body]));

    public void Dispose() => _http.Dispose();
}
