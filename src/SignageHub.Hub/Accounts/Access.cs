using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace SignageHub.Hub.Accounts;

/// <summary>Who may reach an end point at all. Every end point has one: without it nobody gets there.</summary>
/// <remarks>What may be done to one board or playlist, the handler asks of <see cref="Caller"/>.</remarks>
/// <param name="Deed">What the caller must have a right to, on some board at least; null for anybody.</param>
internal sealed record Access(Deed? Deed)
{
    /// <summary>Shows only what hangs on the wall anyway: open unless the settings want people to sign in for it.</summary>
    public bool IsView { get; init; }

    /// <summary>Has a form for people who have not signed in.</summary>
    public bool HasOpenForm { get; init; }

    /// <summary>Is called by machines that bring a proof of their own; browsers' forms are not let through.</summary>
    public bool IsForMachines { get; init; }

    /// <summary>Is called by programs with a token, never with a browser's cookie.</summary>
    public bool IsApi { get; init; }

    /// <summary>Browsers ask for it while a page stands open and nobody is there: it does not keep a session from ending.</summary>
    public bool GoesByItself { get; init; }

    /// <summary>Changes nothing, though it is sent with POST: a token for reading is enough.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>Tries of passwords and codes: few.</summary>
    public bool IsDoor { get; init; }

    /// <summary>Takes the hub long to work out: open to everybody, it is not to be asked for without end.</summary>
    public bool IsHeavy { get; init; }

    /// <summary>The most bytes of a request.</summary>
    public long Limit { get; init; } = 64 * 1024;

    /// <summary>Of a form: what fits into the bytes is read, as one long text or as many short ones. The framework alone takes 1,024 fields and texts of 4 MB.</summary>
    public FormOptions FormOptions => new()
    {
        ValueCountLimit = (int)Math.Max(FormReader.DefaultValueCountLimit, Limit / BytesAField),
        ValueLengthLimit = (int)Limit,
        MultipartBodyLengthLimit = Limit,
        BufferBodyLengthLimit = Limit,
    };

    /// <summary>Of a form with very many fields, on the average; each has a name, a value and two marks.</summary>
    private const int BytesAField = 32;

    /// <summary>What the caller must have a right to, as the settings are; null for anybody.</summary>
    public Deed? Wanted(HubSettings? settings) => Deed ?? (IsView && settings is { SignInToView: true } ? Accounts.Deed.Look : null);
}

internal static class AccessRules
{
    /// <summary>Whoever asks.</summary>
    public static T Open<T>(this T endpoint, bool goesByItself = false)
        where T : IEndpointConventionBuilder => endpoint.With(new Access(Deed: null) { GoesByItself = goesByItself });

    /// <summary>Whoever asks, unless the settings say that people sign in to look.</summary>
    public static T View<T>(this T endpoint, bool goesByItself = false, bool isHeavy = false)
        where T : IEndpointConventionBuilder => endpoint.With(new Access(Deed: null) { IsView = true, GoesByItself = goesByItself, IsHeavy = isHeavy });

    /// <summary>A page with a form for people who have not signed in.</summary>
    public static T Door<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.With(new Access(Deed: null) { HasOpenForm = true, IsDoor = true });

    /// <summary>For machines that bring a proof of their own, such as boards: no form of ours is looked for.</summary>
    public static T Machines<T>(this T endpoint, long limit = 64 * 1024)
        where T : IEndpointConventionBuilder => endpoint.With(new Access(Deed: null) { IsForMachines = true, Limit = limit });

    /// <summary>Programs with a token of somebody who may do so on some board.</summary>
    public static T Api<T>(this T endpoint, Deed deed, long limit = 64 * 1024, bool onlyReads = false)
        where T : IEndpointConventionBuilder => endpoint.With(new Access(deed) { IsApi = true, IsForMachines = true, Limit = limit, OnlyReads = onlyReads });

    /// <summary>Whoever has signed in and may do so on some board.</summary>
    public static T Needs<T>(this T endpoint, Deed deed, long limit = 64 * 1024)
        where T : IEndpointConventionBuilder => endpoint.With(new Access(deed) { Limit = limit });

    private static T With<T>(this T endpoint, Access access)
        where T : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(access));
        return endpoint;
    }
}
