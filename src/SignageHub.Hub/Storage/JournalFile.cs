using System.Buffers;
using System.Buffers.Binary;
using SignageHub.Core.Frames;
using SignageHub.Mqtt.Broker.Storage;

namespace SignageHub.Hub.Storage;

/// <summary>The broker's journal as one file that grows at its end.</summary>
/// <remarks>
/// Eight bytes that name the format, then for each record its length and its CRC-32 (four bytes each, little-endian) and its bytes. A power cut can
/// leave half a record at the end; that, and whatever else is damaged, is found by the sums and set aside in <c>….damaged</c>.
/// </remarks>
public sealed partial class JournalFile(string path, ILogger<JournalFile> logger) : IMqttJournal, IDisposable
{
    private const int HeadLength = 8;

    private FileStream? _file;

    public long Size { get; private set; }

    private static ReadOnlySpan<byte> Format => "SHUBMQ1\n"u8;

    public bool Load(Func<ReadOnlyMemory<byte>, bool> take)
    {
        if (!File.Exists(path)) return true;
        long good = 0;
        var records = 0;
        bool whole;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.SequentialScan))
        {
            var buffer = new byte[4096];
            whole = ReadFormat(file);
            while (whole && file.Position < file.Length)
            {
                whole = ReadRecord(file, ref buffer, out var length) && take(buffer.AsMemory(0, length));
                if (!whole) continue;
                good = file.Position;
                records++;
            }

            Size = file.Length;
        }

        if (whole) return true;
        File.Move(path, path + ".damaged", overwrite: true);
        LogDamaged(path, good, records);
        Size = 0;
        return false;
    }

    public void Append(IEnumerable<ReadOnlyMemory<byte>> records) => Told(() =>
    {
        if (!File.Exists(path))
        {
            Write(records);
            return;
        }

        _file ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var batch = new ArrayBufferWriter<byte>();
        foreach (var record in records)
        {
            WriteHead(batch.GetSpan(HeadLength), record.Span);
            batch.Advance(HeadLength);
            batch.Write(record.Span);
        }

        _file.Write(batch.WrittenSpan);
        _file.Flush(flushToDisk: true);
        Size = _file.Length;
    });

    public void Replace(IEnumerable<ReadOnlyMemory<byte>> records) => Told(() => Write(records));

    public void Dispose() => _file?.Dispose();

    private void Write(IEnumerable<ReadOnlyMemory<byte>> records)
    {
        _file?.Dispose();
        _file = null;
        DurableFile.Write(path, records, static (file, all) =>
        {
            var buffered = new BufferedStream(file, 64 * 1024);
            buffered.Write(Format);
            Span<byte> head = stackalloc byte[HeadLength];
            foreach (var record in all)
            {
                WriteHead(head, record.Span);
                buffered.Write(head);
                buffered.Write(record.Span);
            }

            // Not disposed of: that would close the file, which its owner still flushes to disk.
            buffered.Flush();
        });
        Size = new FileInfo(path).Length;
    }

    private static void WriteHead(Span<byte> head, ReadOnlySpan<byte> record)
    {
        BinaryPrimitives.WriteInt32LittleEndian(head, record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], Checksums.Crc32(record));
    }

    private static bool ReadFormat(FileStream file)
    {
        Span<byte> format = stackalloc byte[HeadLength];
        return file.ReadAtLeast(format, HeadLength, throwOnEndOfStream: false) == HeadLength && format.SequenceEqual(Format);
    }

    private static bool ReadRecord(FileStream file, ref byte[] buffer, out int length)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        length = 0;
        if (file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false) < HeadLength) return false;
        length = BinaryPrimitives.ReadInt32LittleEndian(head);
        // Before anything is set aside on the strength of a length that may be damaged.
        if (length < 0 || length > file.Length - file.Position) return false;
        if (buffer.Length < length) buffer = new byte[length];
        file.ReadExactly(buffer, 0, length);
        return Checksums.Crc32(buffer.AsSpan(0, length)) == BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
    }

    /// <summary>One kind of exception for whatever the disk may say.</summary>
    private static void Told(Action write)
    {
        try
        {
            write();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    [LoggerMessage(420, LogLevel.Error, "{Path} is damaged after byte {Good} and was set aside as .damaged; the {Records} records before it are kept.")]
    private partial void LogDamaged(string path, long good, int records);
}
