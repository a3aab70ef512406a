using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using SignageHub.Core;
using SignageHub.Hub.Settings;

namespace SignageHub.Hub.Web;

/// <summary>Who asks, and by which name: before anything else is done with what came.</summary>
internal static class NetworkRules
{
    /// <summary>Takes a proxy's word for the address and the scheme of who asks, where the proxy is one of ours, and refuses names that are not ours.</summary>
    /// <remarks>
    /// A page of another site can make its own name point at this hub (DNS rebinding) and would then read it as its own; the name that the browser
    /// asks for gives it away. Addresses cannot be made to point elsewhere and are always good.
    /// </remarks>
    public static void UseNetwork(this WebApplication app, WebSettings settings)
    {
        // Beside these a proxy on this machine is believed: that is what ASP.NET Core starts with.
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        foreach (var proxy in settings.Proxies)
            forwarded.KnownIPNetworks.Add(proxy);
        // The browser's own word first: a page under another's name can write X-Forwarded-Host into what it asks, but not Host.
        app.Use(OnlyOurs);
        app.UseForwardedHeaders(forwarded);
        app.Use(OnlyOurs);

        Task OnlyOurs(HttpContext context, RequestDelegate next) => IsOurs(context.Request.Host.Host, settings) ? next(context) : Refuse(context);
    }

    /// <param name="host">As asked for, without the port; IPv6 in brackets.</param>
    /// <param name="settings">The office's own names.</param>
    internal static bool IsOurs(string host, WebSettings settings)
    {
        // A program that speaks HTTP/1.0 names no host; it is no browser.
        var name = host.TrimEnd('.');
        return name.Length == 0 || IPAddress.TryParse(name, out _)
            || new[] { "localhost", Environment.MachineName, $"{Environment.MachineName}.local" }.Concat(settings.Hosts).Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private static Task Refuse(HttpContext context)
    {
        var words = new Bilingual(
            $"This hub does not answer to the name '{context.Request.Host.Host}'. If it is the office's, write it into data/settings.json: \"web\": {{ \"hosts\": \"{context.Request.Host.Host}\" }}",
            $"Trung tâm không nhận tên '{context.Request.Host.Host}'. Nếu đó là tên của cơ quan, hãy ghi vào data/settings.json: \"web\": {{ \"hosts\": \"{context.Request.Host.Host}\" }}");
        SecurityHeaders.Set(context.Response.Headers);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"{words.Vi}\n{words.En}\n", context.RequestAborted);
    }
}
