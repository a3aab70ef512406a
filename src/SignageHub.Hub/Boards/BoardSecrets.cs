using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Boards;

/// <summary>The secrets with which boards sign in to the broker: 256 random bits each, of which only the SHA-256 is kept, in <c>data/board-secrets.json</c>.</summary>
/// <remarks>A random secret of that length cannot be guessed from its hash, so no slow hash is needed. The file is read again when it has changed,
/// so a secret made by the command line while the hub runs is valid at once, and the one before it no longer.</remarks>
public sealed class BoardSecrets(DataFolder data)
{
    /// <summary>Stands in the place of a hash, and no secret has it.</summary>
    private const string Revoked = "revoked";

    private static readonly TimeSpan Unsettled = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly string _path = data.PathOf("board-secrets.json");
    private Dictionary<string, string> _hashes = [];
    private DateTime _readAt;

    /// <summary>Why the file cannot be used at present, in English; null when it can. Until it is mended, the secrets that were read last are valid.</summary>
    public string? Trouble { get; private set; }

    /// <exception cref="StartProblemException">The file is damaged.</exception>
    public void Check()
    {
        lock (_gate)
            Refresh();
    }

    /// <summary>Makes a new secret for a board; the old one is void.</summary>
    /// <returns>The secret, base64url, 43 characters. It cannot be had again.</returns>
    public string Renew(BoardId board)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        Set(board, Hash(Encoding.UTF8.GetBytes(secret)));
        return secret;
    }

    /// <summary>The board may not sign in any more, neither with its secret nor with a certificate, until it gets a new secret.</summary>
    public void Revoke(BoardId board) => Set(board, Revoked);

    public bool IsRevoked(BoardId board) => IsRevoked(HashOf(board));

    /// <param name="hash">From <see cref="Hashes"/>.</param>
    public static bool IsRevoked(string? hash) => hash == Revoked;

    public bool IsRight(BoardId board, ReadOnlySpan<byte> secret) =>
        HashOf(board) is { } kept
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(kept));

    /// <summary>The hash of the secret that is valid now, 64 hexadecimal digits; null when the board has none. Another word for a revoked board.</summary>
    public string? HashOf(BoardId board)
    {
        lock (_gate)
        {
            RefreshOrKeep();
            return _hashes.GetValueOrDefault(board.Value);
        }
    }

    /// <summary>What <see cref="HashOf"/> tells of every board, after one look at the file.</summary>
    public IReadOnlyDictionary<string, string> Hashes()
    {
        lock (_gate)
        {
            RefreshOrKeep();
            return _hashes;
        }
    }

    private void Set(BoardId board, string hash)
    {
        lock (_gate)
        {
            Refresh();
            // Others may be reading the one before.
            _hashes = new Dictionary<string, string>(_hashes) { [board.Value] = hash };
            DurableFile.Write(_path, JsonSerializer.Serialize(_hashes, DataJson.Default.Texts));
        }
    }

    private static string Hash(ReadOnlySpan<byte> secret) => Convert.ToHexStringLower(SHA256.HashData(secret));

    /// <summary>A file that is damaged while the hub runs must neither let anyone in nor put the boards out that are in.</summary>
    private void RefreshOrKeep()
    {
        try
        {
            Refresh();
            Trouble = null;
        }
        catch (StartProblemException e)
        {
            Trouble = e.Words.En;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Trouble = $"{_path} cannot be read: {FileTrouble.Of(e, _path).En}";
        }
    }

    private void Refresh()
    {
        if (!File.Exists(_path))
        {
            (_hashes, _readAt) = ([], default);
            return;
        }

        var written = File.GetLastWriteTimeUtc(_path);
        // A file system's clock may stand still for some milliseconds: what was written just now may have changed since without a new time.
        var settled = TimeProvider.System.GetUtcNow().UtcDateTime - written > Unsettled;
        if (settled && written == _readAt)
            return;
        try
        {
            _hashes = JsonSerializer.Deserialize(File.ReadAllBytes(_path), DataJson.Default.Texts) ?? throw new JsonException("null");
            _readAt = written;
        }
        catch (JsonException e)
        {
            throw new StartProblemException(new Bilingual(
                $"{_path} is damaged: put it back from a backup, or delete it and make new secrets with 'signagehub board secret'.",
                $"{_path} bị hỏng: hãy khôi phục từ bản sao lưu, hoặc xóa tệp rồi tạo mã bí mật mới bằng 'signagehub board secret'."), e);
        }
    }
}
