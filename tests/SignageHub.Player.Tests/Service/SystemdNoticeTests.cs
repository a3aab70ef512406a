using System.Net.Sockets;
using System.Text;
using SignageHub.Player.Service;

namespace SignageHub.Player.Tests.Service;

public sealed class SystemdNoticeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("signage-player-");

    [Fact]
    public void Systemd_HearsWhatTheServiceSays()
    {
        if (OperatingSystem.IsWindows())
            return;
        var path = Path.Combine(_folder.FullName, "notify");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 5_000 };
        socket.Bind(new UnixDomainSocketEndPoint(path));
        var notice = new SystemdNotice(path);

        notice.Ready();
        notice.Alive();
        notice.Stopping();

        Assert.Equal(["READY=1", "WATCHDOG=1", "STOPPING=1"], Enumerable.Range(0, 3).Select(_ => Receive(socket)));
    }

    [Fact]
    public void NoSystemd_AndOneThatIsAway_AreBorne()
    {
        new SystemdNotice(null).Ready();
        new SystemdNotice(Path.Combine(_folder.FullName, "nobody")).Ready();
        new SystemdNotice("@signage-player-nobody").Alive();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Receive(Socket socket)
    {
        var buffer = new byte[64];
        return Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer));
    }
}
