using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SignageHub.Hub.Settings;

namespace SignageHub.Hub.Notices;

/// <summary>A <see cref="SignedPost"/> to the address that the settings have, with their secret.</summary>
internal sealed class WebhookWay(WebhookSettings settings) : INoticeWay, IDisposable
{
    private readonly SignedPost _post = new();

    public string Name => $"The web hook {settings.Url.Host}";

    public Task Send(Notice notice, Instant at, CancellationToken cancellationToken) => _post.Send(
        settings.Url,
        settings.Secret,
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                notice.Incident,
                Kind = notice.Kind.ToString().ToLowerInvariant(),
                At = InstantPattern.General.Format(at),
                Title = new { notice.Title.En, notice.Title.Vi },
                Text = new { notice.Text.En, notice.Text.Vi },
            },
            JsonSerializerOptions.Web),
        cancellationToken);

    public void Dispose() => _post.Dispose();
}
