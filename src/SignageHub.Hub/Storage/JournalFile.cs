using System.Buffers;
using System.Buffers.Binary;
using SignageHub.Core.Frames;
using SignageHub.Mqtt.Broker.Storage;

namespace SignageHub.Hub.Storage;

/// <summary>The broker's journal as one file that grows at its end.</summary>
/// <remarks>
/// Eight bytes that name the format, then for each record its length and its CRC-32 (four bytes each, little-endian) and its bytes. A power cut can
/// leave half a record at the end; that, and whatever else is damaged, is found by the sums and passed over, and the file is kept beside itself as
/// <c>….damaged</c>, the next one as <c>….damaged-2</c>. It keeps its own name as well until the records that could be read take its place.
/// </remarks>
public sealed partial class JournalFile(string path, ILogger<JournalFile> logger) : IMqttJournal, IDisposable
{
    private const int HeadLength = 8;

    /// <summary>No record is longer: MQTT has no longer packet, and what stands before it in a record is short.</summary>
    private const int MaximumLength = 300_000_000;

    /// <summary>What is written in one go.</summary>
    private const int PieceLength = 64 * 1024;

    /// <summary>Damaged files that are kept; after so many the last one is overwritten, never the first.</summary>
    private const int MaximumAside = 20;

    private FileStream? _file;

    /// <summary>Where records gather; kept, for there is a write for each flush and each would grow one of its own. Made with the first.</summary>
    private ArrayBufferWriter<byte>? _piece;

    /// <summary>The file is to be set aside before anything is written.</summary>
    private bool _isInTheWay;

    /// <summary>What it holds was read, as far as it goes: it keeps its name until it is replaced.</summary>
    private bool _isReadable;

    /// <summary>What the file holds is not to be continued, only to be replaced.</summary>
    private bool _isDamaged;

    public long Size { get; private set; }

    private static ReadOnlySpan<byte> Format => "SHUBMQ1\n"u8;

    public bool Load(Func<ReadOnlyMemory<byte>, bool> take)
    {
        if (!Path.Exists(path)) return true;
        var found = new Found();
        try
        {
            Read(take, found);
            if (found.IsWhole) return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            found.Why = FileTrouble.Of(e, path).En;
        }

        (_isDamaged, _isInTheWay, Size) = (true, true, 0);
        try
        {
            _isReadable = found.Why is null;
            var aside = SetAside();
            if (found.Why is { } why) LogNotRead(path, found.Records, why, aside);
            else LogDamaged(path, found.At, aside, found.Records, found.Skipped, found.Rest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogInTheWay(path, FileTrouble.Of(e, path).En);
        }

        return false;
    }

    public void Append(IEnumerable<ReadOnlyMemory<byte>> records) => Told(() =>
    {
        if (_isDamaged) throw new IOException("It is damaged and was not written anew yet.");
        if (!File.Exists(path))
        {
            Write(records);
            return;
        }

        _file ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var piece = _piece ??= new ArrayBufferWriter<byte>(PieceLength + HeadLength);
        // A write that failed may have left some.
        piece.ResetWrittenCount();
        foreach (var record in records)
        {
            WriteHead(piece.GetSpan(HeadLength), record.Span);
            piece.Advance(HeadLength);
            if (piece.WrittenCount + record.Length < PieceLength)
            {
                piece.Write(record.Span);
                continue;
            }

            _file.Write(piece.WrittenSpan);
            _file.Write(record.Span);
            piece.ResetWrittenCount();
        }

        _file.Write(piece.WrittenSpan);
        _file.Flush(flushToDisk: true);
        Size = _file.Length;
    });

    public void Replace(IEnumerable<ReadOnlyMemory<byte>> records) => Told(() => Write(records));

    public void Dispose() => _file?.Dispose();

    private void Write(IEnumerable<ReadOnlyMemory<byte>> records)
    {
        _file?.Dispose();
        _file = null;
        if (_isInTheWay) SetAside();
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
        _isDamaged = false;
        Size = new FileInfo(path).Length;
    }

    /// <returns>The name it has now; what can be read has its old one too, until <see cref="Replace"/>: a power cut in between must not lose it.</returns>
    /// <exception cref="IOException">There is no room for the copy, or the disk does not let it be moved: it stays as it is.</exception>
    private string SetAside()
    {
        var aside = Enumerable.Range(1, MaximumAside).Select(number => number == 1 ? $"{path}.damaged" : $"{path}.damaged-{number}")
            .FirstOrDefault(name => !Path.Exists(name)) ?? $"{path}.damaged-{MaximumAside}";
        if (_isReadable)
        {
            DurableFile.Write(aside, path, static (copy, original) =>
            {
                using var file = File.OpenRead(original);
                file.CopyTo(copy);
            });
        }
        else if (Directory.Exists(path))
        {
            Directory.Move(path, aside);
        }
        else if (Path.Exists(path))
        {
            File.Move(path, aside, overwrite: true);
        }

        _isInTheWay = false;
        return aside;
    }

    private void Read(Func<ReadOnlyMemory<byte>, bool> take, Found found)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.SequentialScan);
        Size = file.Length;
        var buffer = new byte[4096];
        if (!ReadFormat(file, out var isOurs)) found.Damage(0, skipped: 0);
        if (!isOurs) found.Rest = file.Length;
        while (isOurs && file.Position < file.Length)
        {
            var at = file.Position;
            if (!ReadRecord(file, ref buffer, out var length, out var isGood))
            {
                found.Damage(at, skipped: 0);
                found.Rest = file.Length - at;
                return;
            }

            // One whose sum is wrong is passed over: if its length is right, the next one begins behind it; if not, the next sums say so.
            if (isGood && take(buffer.AsMemory(0, length))) found.Records++;
            else found.Damage(at, skipped: 1);
        }
    }

    private static void WriteHead(Span<byte> head, ReadOnlySpan<byte> record)
    {
        BinaryPrimitives.WriteInt32LittleEndian(head, record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], Checksums.Crc32(record));
    }

    /// <param name="file">At its beginning.</param>
    /// <param name="isOurs">The records can be read: it is whole, or only damaged and not the format of another version, which its end would say.</param>
    private static bool ReadFormat(FileStream file, out bool isOurs)
    {
        Span<byte> format = stackalloc byte[HeadLength];
        var isWhole = file.ReadAtLeast(format, HeadLength, throwOnEndOfStream: false) == HeadLength;
        isOurs = isWhole && format[^2..].SequenceEqual(Format[^2..]);
        return isWhole && format.SequenceEqual(Format);
    }

    /// <summary>False when the file cannot hold a record of that length.</summary>
    private static bool ReadRecord(FileStream file, ref byte[] buffer, out int length, out bool isGood)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        (length, isGood) = (0, false);
        if (file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false) < HeadLength) return false;
        length = BinaryPrimitives.ReadInt32LittleEndian(head);
        // Before anything is set aside on the strength of a length that may be damaged.
        if (length < 0 || length > MaximumLength || length > file.Length - file.Position) return false;
        if (buffer.Length < length) buffer = new byte[length];
        file.ReadExactly(buffer, 0, length);
        isGood = Checksums.Crc32(buffer.AsSpan(0, length)) == BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        return true;
    }

    /// <summary>One kind of exception for whatever the disk may say, and the same words each time: the system's name a temporary file.</summary>
    private void Told(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path}: {FileTrouble.Of(e, path).En}", e);
        }
    }

    [LoggerMessage(420, LogLevel.Error, "{Path} is damaged from byte {At} on and was kept as {Aside}. {Records} records could be read, {Skipped} were passed over, and the last {Rest} bytes hold no record.")]
    private partial void LogDamaged(string path, long at, string aside, int records, int skipped, long rest);

    [LoggerMessage(421, LogLevel.Error, "{Path} cannot be read beyond {Records} records and was set aside as {Aside}: {Why}")]
    private partial void LogNotRead(string path, int records, string why, string aside);

    [LoggerMessage(422, LogLevel.Error, "{Path} can be neither read to its end nor set aside: {Why} Until that is mended nothing that must outlive the broker is acknowledged.")]
    private partial void LogInTheWay(string path, string why);

    /// <summary>What reading came upon.</summary>
    private sealed class Found
    {
        public int Records { get; set; }

        public int Skipped { get; private set; }

        /// <summary>The first damaged byte.</summary>
        public long At { get; private set; } = -1;

        /// <summary>Bytes at the end that are no record.</summary>
        public long Rest { get; set; }

        /// <summary>Null when it could be read to its end.</summary>
        public string? Why { get; set; }

        public bool IsWhole => At < 0;

        public void Damage(long at, int skipped)
        {
            if (IsWhole) At = at;
            Skipped += skipped;
        }
    }
}
