using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SignageHub.Mqtt.Hosting.Sockets;

/// <summary>Linux's <c>epoll(7)</c>, edge-triggered: which of many streams (MQTT 5.0 §4.2) has something new.</summary>
internal sealed partial class Epoll : IDisposable
{
    /// <summary><c>struct epoll_event</c> is packed on x86-64 and nowhere else.</summary>
    private static readonly int s_dataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;

    private static readonly int s_eventSize = s_dataOffset + sizeof(long);

    private readonly SafeFileHandle _handle;
    private readonly byte[] _events;

    /// <param name="capacity">Events that <see cref="Wait"/> takes in at a time.</param>
    /// <exception cref="Win32Exception">The system gives none.</exception>
    public Epoll(int capacity)
    {
        const int closeOnExec = 0x80000;
        var handle = epoll_create1(closeOnExec);
        if (handle < 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
        _handle = new SafeFileHandle(handle, ownsHandle: true);
        _events = new byte[capacity * s_eventSize];
    }

    /// <summary>From now on it is told when the socket gets bytes, room, or an end; of what is there already once. It ends with the socket.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public void Add(Socket socket, long id)
    {
        const int add = 1;
        Span<byte> wanted = stackalloc byte[s_eventSize];
        BitConverter.TryWriteBytes(wanted, (uint)(Readiness.Bytes | Readiness.Room | Readiness.PeerEnded | Readiness.OnEdge));
        BitConverter.TryWriteBytes(wanted[s_dataOffset..], id);
        if (epoll_ctl(_handle, add, socket.SafeHandle, wanted) < 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>Waits until there is something, or for so long.</summary>
    /// <returns>How many there are, for <see cref="this[int]"/>.</returns>
    public int Wait(TimeSpan atMost) => Math.Max(epoll_wait(_handle, _events, _events.Length / s_eventSize, (int)atMost.TotalMilliseconds), 0);

    public (long Id, Readiness Readiness) this[int index]
    {
        get
        {
            var bytes = _events.AsSpan(index * s_eventSize, s_eventSize);
            return (BitConverter.ToInt64(bytes[s_dataOffset..]), (Readiness)BitConverter.ToUInt32(bytes));
        }
    }

    public void Dispose() => _handle.Dispose();

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_ctl(SafeFileHandle epoll, int operation, SafeSocketHandle socket, ReadOnlySpan<byte> wanted);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_wait(SafeFileHandle epoll, Span<byte> events, int capacity, int milliseconds);
}

/// <summary>What <c>epoll(7)</c> says of a stream (MQTT 5.0 §4.2); the values are Linux's.</summary>
[Flags]
internal enum Readiness : uint
{
    None = 0,

    /// <summary>There are bytes, or there never will be any more: EPOLLIN.</summary>
    Bytes = 0x1,

    /// <summary>A send that found no room may be tried again: EPOLLOUT.</summary>
    Room = 0x4,

    /// <summary>EPOLLERR.</summary>
    Failed = 0x8,

    /// <summary>EPOLLHUP.</summary>
    Ended = 0x10,

    /// <summary>EPOLLRDHUP.</summary>
    PeerEnded = 0x2000,

    /// <summary>Told once, when it becomes so: EPOLLET.</summary>
    OnEdge = 0x80000000,
}
