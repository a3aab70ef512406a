namespace SignageHub.Hub.Web;

/// <summary>HEAD for whatever GET answers (RFC 9110, section 9.1: servers must know both): link checkers and calendar programs ask so.</summary>
internal static class HeadRequests
{
    /// <summary>Before the routing, which it asks for: end points are mapped for GET alone. What never ends is left out.</summary>
    public static void UseHead(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (HttpMethods.IsHead(context.Request.Method) && !context.Request.Path.Value!.EndsWith("/events", StringComparison.Ordinal))
            {
                context.Request.Method = HttpMethods.Get;
                // The server knows how it was asked and sends no body; nothing is written for nobody.
                context.Response.Body = Stream.Null;
            }

            return next(context);
        });
        app.UseRouting();
    }
}
