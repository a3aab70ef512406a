using System.Net;
using System.Net.Sockets;
using SignageHub.Core.Frames;

namespace SignageHub.Player.Displays;

/// <summary>Cuts a picture into the datagrams of a protocol.</summary>
internal delegate IEnumerable<byte[]> Cut(ReadOnlyMemory<byte> pixels, PixelSize size);

/// <summary>A display that takes datagrams and answers nothing; a still picture is repeated, for such receivers go dark when the stream ends.</summary>
internal sealed class UdpDisplay : IDisplay
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Socket _socket;
    private readonly IPEndPoint _to;
    private readonly Cut _cut;
    private readonly Cut? _last;
    private byte[] _pixels = [];
    private PixelSize? _size;

    /// <param name="to">The receiver.</param>
    /// <param name="cut">The protocol.</param>
    /// <param name="last">What is sent at the end; null for nothing.</param>
    public UdpDisplay(IPEndPoint to, Cut cut, Cut? last = null)
    {
        (_to, _cut, _last) = (to, cut, last);
        _socket = new Socket(to.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
    }

    public TimeSpan? RepeatAfter => Every;

    public void Show(ReadOnlySpan<byte> pixels, PixelSize size)
    {
        if (_pixels.Length != pixels.Length)
            _pixels = new byte[pixels.Length];
        pixels.CopyTo(_pixels);
        _size = size;
        Send(_cut(_pixels, size));
    }

    public void Dispose()
    {
        try
        {
            if (_last is not null && _size is { } size)
                Send(_last(_pixels, size));
        }
        catch (IOException)
        {
            // Nobody there: nothing to say goodbye to.
        }

        _socket.Dispose();
    }

    private void Send(IEnumerable<byte[]> datagrams)
    {
        try
        {
            foreach (var datagram in datagrams)
                _socket.SendTo(datagram, _to);
        }
        catch (SocketException e)
        {
            throw new IOException(e.Message, e);
        }
    }
}
