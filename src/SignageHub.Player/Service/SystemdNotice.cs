using System.Net.Sockets;
using System.Text;

namespace SignageHub.Player.Service;

/// <summary>Tells systemd how the service is (<c>sd_notify(3)</c>): a datagram to the socket that it named. Without systemd nothing happens.</summary>
internal sealed class SystemdNotice(string? socket)
{
    public static SystemdNotice OfThisProcess() => new(Environment.GetEnvironmentVariable("NOTIFY_SOCKET"));

    public void Ready() => Send("READY=1");

    public void Alive() => Send("WATCHDOG=1");

    public void Stopping() => Send("STOPPING=1");

    private void Send(string state)
    {
        if (string.IsNullOrEmpty(socket))
            return;
        try
        {
            using var sender = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            // A name that begins with @ is no file: systemd writes @ for the zero byte (sd_notify(3), NOTIFY_SOCKET).
            sender.SendTo(Encoding.ASCII.GetBytes(state), new UnixDomainSocketEndPoint(socket[0] == '@' ? "\0" + socket[1..] : socket));
        }
        catch (SocketException)
        {
            // systemd is away: the board plays on, and the next word may reach it.
        }
    }
}
