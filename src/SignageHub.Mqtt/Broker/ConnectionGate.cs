using System.Net;

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
            if (address is not null)
            {
                var count = _byAddress.GetValueOrDefault(address);
                if (count >= options.MaximumHalfOpenPerAddress) return false;
                _byAddress[address] = count + 1;
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
            if (address is null || !_byAddress.TryGetValue(address, out var count)) return;
            if (count > 1)
            {
                _byAddress[address] = count - 1;
            }
            else
            {
                _byAddress.Remove(address);
            }
        }
    }
}
