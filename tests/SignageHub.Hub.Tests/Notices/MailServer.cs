using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SignageHub.Hub.Tests.Notices;

/// <summary>A mail server on loopback that speaks as much of RFC 5321 as a client without TLS needs, and keeps what it is given.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource<string> _mail = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _refusals;

    /// <param name="refusals">How often it is busy before it takes a mail.</param>
    public MailServer(int refusals)
    {
        _refusals = refusals;
        _listener.Start(10);
        _ = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Envelope and content of the first mail.</summary>
    public Task<string> Mail => _mail.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Dispose() => _listener.Dispose();

    private async Task Serve()
    {
        // Ten connections are more than any test makes.
        for (var i = 0; i < 10; i++)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await Talk(reader, line => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n")).AsTask());
        }
    }

    private async Task Talk(StreamReader reader, Func<string, Task> say)
    {
        var kept = new StringBuilder();
        await say("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "MAIL" when _refusals-- > 0:
                    await say("451 busy, later");
                    break;
                case "DATA":
                    await say("354 go on");
                    while (await reader.ReadLineAsync() is { } content && content != ".")
                        kept.AppendLine(content);
                    await say("250 taken");
                    _mail.TrySetResult(kept.ToString());
                    break;
                case "QUIT":
                    await say("221 bye");
                    return;
                default:
                    kept.AppendLine(line);
                    await say("250 fine");
                    break;
            }
        }
    }
}
