using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using SignageHub.Core;

namespace SignageHub.Hub.Notices;

/// <summary>A POST with JSON, signed so that the receiver knows whose it is.</summary>
/// <remarks>
/// <c>X-SignageHub-Signature: sha256=…</c> is the HMAC-SHA256 (RFC 2104), in hexadecimal, of <c>X-SignageHub-Timestamp</c> (seconds since 1970), a full stop and
/// the body, under the receiver's secret. A receiver refuses an old timestamp, and with it a copy. Redirections are not followed.
/// </remarks>
internal sealed class SignedPost : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(15),
        MaxResponseContentBufferSize = 64 * 1024,
    };

    private static readonly Bilingual Slow = new("no answer within 15 seconds", "không có trả lời trong 15 giây");

    /// <exception cref="NoticeNotSentException">It was not taken, and why.</exception>
    public async Task Send(Uri url, string secret, byte[] body, CancellationToken cancellationToken)
    {
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-SignageHub-Timestamp", timestamp);
        request.Headers.Add("X-SignageHub-Signature", SignatureOf(secret, timestamp, body));
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.IsSuccessStatusCode)
                return;
            // What was wrong with this message is wrong with it the next time.
            var status = (int)answer.StatusCode;
            throw new NoticeNotSentException(new Bilingual($"it answered HTTP {status}", $"nơi nhận trả lời HTTP {status}"), mayWork: status is >= 500 or 408 or 429);
        }
        catch (HttpRequestException e)
        {
            throw new NoticeNotSentException(Words(e), mayWork: true);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NoticeNotSentException(Slow, mayWork: true);
        }
    }

    public void Dispose() => _http.Dispose();

    internal static string SignatureOf(string secret, string timestamp, ReadOnlySpan<byte> body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.ASCII.GetBytes(timestamp + "."), .. body]));

    private static Bilingual Words(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new("its name cannot be found", "không tìm thấy tên máy nhận"),
        HttpRequestError.ConnectionError => (e.InnerException as SocketException)?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => new("it refuses connections (the program does not run there, or the port is another)", "nơi nhận từ chối kết nối (chương trình ở đó không chạy, hoặc sai cổng)"),
            SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable => new("it cannot be reached from here", "từ máy này không tới được nơi nhận"),
            _ => new("nobody answers there", "không kết nối được với nơi nhận"),
        },
        HttpRequestError.SecureConnectionError => new($"its certificate is not trusted ({e.InnerException?.Message ?? e.Message})", "chứng chỉ của nơi nhận không được tin cậy"),
        HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse => new("what answers there does not speak HTTP", "nơi trả lời ở đó không nói HTTP"),
        _ => new("it ended the connection", "nơi nhận ngắt kết nối"),
    };
}
