using System.Net;
using System.Net.Sockets;

namespace SignageHub.Hub.Accounts;

/// <summary>What counts as one sender where something is bounded by address.</summary>
internal static class AddressKey
{
    /// <summary>Of IPv6 the first half: a single machine has all of its network's 2⁶⁴ addresses to choose from (RFC 4291 §2.5.4).</summary>
    /// <returns><c>192.168.1.7</c>, <c>20010db800000001/64</c>; empty where there is none.</returns>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) + "/64",
        _ => address.ToString(),
    };
}
