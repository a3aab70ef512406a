using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SignageHub.Core;

namespace SignageHub.Hub.Web;

/// <summary>A Razor component as the answer to a request: rendered on the server, once, without a circuit.</summary>
/// <remarks>The bare renderer, not the framework's endpoints: those bring data protection and write its keys into the home folder.</remarks>
internal sealed class Page<TComponent>(Dictionary<string, object?> parameters, int statusCode = StatusCodes.Status200OK) : IResult
    where TComponent : IComponent
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var language = LanguageChoice.Of(httpContext.Request);
        LanguageChoice.Remember(httpContext);
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var view = ParameterView.FromDictionary(new Dictionary<string, object?>(parameters) { ["Language"] = language });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(view)).ToHtmlString());

        var response = httpContext.Response;
        response.StatusCode = statusCode;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentLanguage = LanguageChoice.CodeOf(language);
        response.Headers.Vary = "Accept-Language, Cookie";
        await response.WriteAsync(html, httpContext.RequestAborted);
    }
}
