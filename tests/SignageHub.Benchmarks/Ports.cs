using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SignageHub.Benchmarks;

/// <summary>Ports of this machine that the measured programs listen on.</summary>
internal static class Ports
{
    public static async Task UntilOpen(int port)
    {
        for (var limit = Stopwatch.StartNew(); limit.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(TimeSpan.FromMilliseconds(5)))
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }
    }

    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
