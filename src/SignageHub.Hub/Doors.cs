using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using SignageHub.Core;

namespace SignageHub.Hub;

/// <summary>A place where the hub listens.</summary>
/// <param name="Addresses">One address, or both loopback addresses for <c>localhost</c>.</param>
/// <param name="Port">0 lets the system choose.</param>
/// <param name="Option">The option that chose it, for messages.</param>
public sealed record Door(IReadOnlyList<IPAddress> Addresses, int Port, string Option)
{
    /// <summary>Pages under https://.</summary>
    public bool IsTls { get; init; }

    public void Listen(KestrelServerOptions kestrel, Action<ListenOptions>? configure = null)
    {
        foreach (var address in Addresses)
            kestrel.Listen(address, Port, configure ?? (_ => { }));
    }

    /// <exception cref="StartProblemException">Another program listens there, or this one may not.</exception>
    public void CheckFree()
    {
        foreach (var address in Addresses)
        {
            try
            {
                using var probe = new TcpListener(address, Port);
                probe.Start();
            }
            catch (SocketException e)
            {
                throw Refused(address, e);
            }
        }
    }

    private StartProblemException Refused(IPAddress address, SocketException e) => new(e.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => new Bilingual(
            $"Port {Port} is in use. Stop the program that uses it, or choose another port with {Option}.",
            $"Cổng {Port} đang có chương trình khác dùng. Hãy dừng chương trình đó, hoặc chọn cổng khác bằng {Option}."),
        SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported => new Bilingual(
            $"This machine has no address {address}. Choose one that it has, or localhost, with {Option}.",
            $"Máy này không có địa chỉ {address}. Hãy chọn địa chỉ của máy, hoặc localhost, bằng {Option}."),
        SocketError.AccessDenied => new Bilingual(
            $"Port {Port} needs more rights than this user has. Choose one above 1023 with {Option}.",
            $"Cổng {Port} đòi quyền cao hơn quyền của người dùng này. Hãy chọn cổng trên 1023 bằng {Option}."),
        _ => new Bilingual(
            $"Port {Port} cannot be used: {e.Message} Choose another with {Option}.",
            $"Không dùng được cổng {Port}: {e.Message} Hãy chọn cổng khác bằng {Option}."),
    }, e);
}

/// <summary>Reads <c>--urls</c>.</summary>
public static class Doors
{
    /// <summary>Every address of this machine, IPv4 and IPv6 as far as it has them.</summary>
    public static IPAddress Everywhere => IsThere(IPAddress.IPv6Any) ? IPAddress.IPv6Any : IPAddress.Any;

    /// <exception cref="StartProblemException">One of them is no http address that can be listened on.</exception>
    public static IReadOnlyList<Door> Of(string urls) => urls.Split(';', StringSplitOptions.TrimEntries).Select(One).ToList();

    /// <summary>Looks at all doors before the first is opened.</summary>
    /// <exception cref="StartProblemException">One is taken, or two of them want the same port.</exception>
    public static void CheckFree(IReadOnlyList<Door> doors)
    {
        foreach (var twins in doors.Where(d => d.Port != 0).GroupBy(d => d.Port).Where(g => g.Count() > 1))
        {
            var options = string.Join(", ", twins.Select(d => d.Option).Distinct(StringComparer.Ordinal));
            throw new StartProblemException(new Bilingual(
                $"Port {twins.Key} is asked for twice ({options}). Give each its own.",
                $"Cổng {twins.Key} được yêu cầu hai lần ({options}). Hãy cho mỗi nơi một cổng riêng."));
        }

        foreach (var door in doors)
            door.CheckFree();
    }

    private static Door One(string url)
    {
        if (!Uri.TryCreate(url.Replace("//*", "//[::]", StringComparison.Ordinal).Replace("//+", "//[::]", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.AbsolutePath != "/"
            || AddressesOf(uri) is not { } addresses)
            throw new StartProblemException(new Bilingual(
                $"'{url}' is no address to serve pages on. Write http://localhost:8080, or https://192.168.1.10:8443 with an address of this machine.",
                $"'{url}' không phải địa chỉ để mở trang. Hãy viết http://localhost:8080, hoặc https://192.168.1.10:8443 với địa chỉ của máy này."));
        return new Door(addresses, uri.Port, "--urls") { IsTls = uri.Scheme == Uri.UriSchemeHttps };
    }

    /// <summary>The first of them that is neither encrypted nor on this machine alone; null for none. What is no address is told elsewhere.</summary>
    public static string? LeavesUnencrypted(string urls) => urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .FirstOrDefault(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && Of(url) is [{ Addresses: var addresses }] && !addresses.All(IPAddress.IsLoopback));

    private static IPAddress[]? AddressesOf(Uri uri)
    {
        if (uri.Host == "localhost")
            // The system can choose one port, not the same one twice.
            return uri.Port == 0 || !IsThere(IPAddress.IPv6Loopback) ? [IPAddress.Loopback] : [IPAddress.Loopback, IPAddress.IPv6Loopback];
        return IPAddress.TryParse(uri.DnsSafeHost, out var address) ? [address] : null;
    }

    /// <summary>Containers often have IPv6 switched off while the system says that it knows it.</summary>
    private static bool IsThere(IPAddress address)
    {
        try
        {
            using var probe = new TcpListener(address, 0);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
