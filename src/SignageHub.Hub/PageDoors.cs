using System.Net.Security;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub;

/// <summary>Where the pages are served, under http:// or https://.</summary>
internal static class PageDoors
{
    /// <summary>The same patience that boards are given.</summary>
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

    /// <exception cref="StartProblemException">An address is none, or a certificate cannot be used.</exception>
    public static void Listen(KestrelServerOptions kestrel, HubSettings settings, DataFolder data)
    {
        var doors = Doors.Of(settings.Urls);
        if (!doors.Any(d => d.IsTls))
        {
            foreach (var door in doors)
                door.Listen(kestrel);
            return;
        }

        var certificate = ServerCertificate.OfPages(settings.Web, data);
        var tls = new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(certificate.Certificate, certificate.Chain, offline: true) };
        foreach (var door in doors)
            door.Listen(kestrel, door.IsTls ? listen => listen.UseHttps(new TlsHandshakeCallbackOptions { HandshakeTimeout = HandshakeTimeout, OnConnection = _ => ValueTask.FromResult(tls) }) : null);
    }
}
