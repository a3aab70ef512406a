using System.Net;
using System.Net.Sockets;

namespace SignageHub.Mqtt.Broker;

/// <summary>Counts connections that have not been authenticated, in all and per address, so that strangers cost a bounded amount: MQTT 5.0 §5.4.</summary>
internal sealed class ConnectionGate(MqttBrokerOptions options)
{
    private readonly Dictionary<IPAddress, int> _byAddress = [];
    private readonly Lock _lock = new();
    private int _halfOpen;
    private long _entered;

    public int HalfOpen => Volatile.Read(ref _halfOpen);

    /// <summary>How many it has let in since the start.</summary>
    public long Entered => Volatile.Read(ref _entered);

    public bool TryEnter(IPAddress? address)
    {
        lock (_lock)
        {
            if (_halfOpen >= options.MaximumHalfOpen) return false;
            if (Line(address) is { } line)
            {
                var count = _byAddress.GetValueOrDefault(line);
                if (count >= options.MaximumHalfOpenPerAddress) return false;
                _byAddress[line] = count + 1;
            }

            _halfOpen++;
            _entered++;
            return true;
        }
    }

    /// <summary>Once for each success of <see cref="TryEnter"/>.</summary>
    public void Leave(IPAddress? address)
    {
        lock (_lock)
        {
            _halfOpen--;
            if (Line(address) is not { } line || !_byAddress.TryGetValue(line, out var count)) return;
            if (count > 1)
            {
                _byAddress[line] = count - 1;
            }
            else
            {
                _byAddress.Remove(line);
            }
        }
    }

    /// <summary>What one line has: an address of IPv4, or the first 64 bits of IPv6, in which a subscriber chooses the rest at will (RFC 6177, RFC 7421).</summary>
    public static IPAddress? Line(IPAddress? address)
    {
        if (address is null || address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
