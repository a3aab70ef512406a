namespace SignageHub.Hub.Accounts;

/// <summary>Whether somebody who was let in may still be there: rights are asked at the door, and a stream stays open for hours.</summary>
internal static class Standing
{
    /// <summary>Asked again and again while the answer is sent; it does not count as anything that the person did, so that an idle session ends.</summary>
    public static Func<bool> Of(HttpContext context)
    {
        var services = context.RequestServices;
        if (context.GetEndpoint()?.Metadata.GetMetadata<Access>() is not { } access || access.Wanted(services.GetService<HubSettings>()) is not { } deed)
            return () => true;
        var accounts = services.GetRequiredService<AccountStore>();
        if (access.IsApi)
        {
            var key = ApiToken.Of(context.Request);
            return () => Holds(() => key is not null && accounts.WithToken(key) is var (owner, kept) ? kept.Of(owner.Grants) : null, deed);
        }

        var (token, sessions) = (SessionCookie.Read(context.Request), services.GetRequiredService<Sessions>());
        return () => Holds(() => token is not null && sessions.Peek(token) is { } session && accounts.Find(session.Account) is { Disabled: false } account && account.Stamp == session.Stamp ? account.Grants : null, deed);
    }

    private static bool Holds(Func<IReadOnlyList<Grant>?> find, Deed deed)
    {
        try
        {
            return find() is { } grants && Rights.MayAnywhere(grants, deed);
        }
        catch (StartProblemException)
        {
            // Accounts that cannot be read let nobody in.
            return false;
        }
    }
}
