using System.Text.Json;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Storage;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Boards;

/// <summary>The keys with which enrolled boards sign what they say, in <c>data/board-keys.json</c>. A board whose file was carried to it has none.</summary>
/// <remarks>Read again when it has changed: the command line writes it beside a running hub.</remarks>
public sealed class BoardKeys(DataFolder data)
{
    private static readonly TimeSpan Unsettled = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly string _path = data.PathOf("board-keys.json");
    private Dictionary<string, VerificationKey> _keys = [];
    private DateTime _readAt;

    /// <exception cref="StartProblemException">The file is damaged.</exception>
    public void Check()
    {
        lock (_gate)
            Refresh(orKeep: false);
    }

    /// <summary>Null when the board has no key of its own.</summary>
    public VerificationKey? Of(BoardId board)
    {
        lock (_gate)
        {
            Refresh(orKeep: true);
            return _keys.GetValueOrDefault(board.Value);
        }
    }

    /// <summary>What <see cref="Of"/> tells of every board, by its id, after one look at the file.</summary>
    public IReadOnlyDictionary<string, VerificationKey> All()
    {
        lock (_gate)
        {
            Refresh(orKeep: true);
            return _keys;
        }
    }

    /// <param name="board">The board.</param>
    /// <param name="key">Null for none.</param>
    /// <exception cref="StartProblemException">The file is damaged.</exception>
    public void Set(BoardId board, VerificationKey? key)
    {
        lock (_gate)
        {
            Refresh(orKeep: false);
            if (key is null && !_keys.ContainsKey(board.Value))
                return;
            // Others may be reading the ones before.
            _keys = new Dictionary<string, VerificationKey>(_keys);
            if (key is null)
                _keys.Remove(board.Value);
            else
                _keys[board.Value] = key;
            DurableFile.Write(_path, JsonSerializer.Serialize(_keys, JsonSerializerOptions.Web));
            _readAt = default;
        }
    }

    /// <summary>A file that is damaged while the hub runs lets nobody in: the keys that were read last are valid.</summary>
    private void Refresh(bool orKeep)
    {
        try
        {
            if (!File.Exists(_path))
            {
                (_keys, _readAt) = (_keys.Count > 0 ? [] : _keys, default);
                return;
            }

            var written = File.GetLastWriteTimeUtc(_path);
            // A file system's clock may stand still for some milliseconds: what was written just now may have changed since without a new time.
            if (written == _readAt && TimeProvider.System.GetUtcNow().UtcDateTime - written > Unsettled)
                return;
            _keys = JsonSerializer.Deserialize<Dictionary<string, VerificationKey>>(File.ReadAllBytes(_path), JsonSerializerOptions.Web) ?? throw new JsonException("null");
            _readAt = written;
        }
        catch (Exception e) when (orKeep && e is (JsonException or IOException or UnauthorizedAccessException))
        {
            // Kept as they were read last.
        }
        catch (JsonException e)
        {
            throw new StartProblemException(new Bilingual(
                $"{_path} is damaged: put it back from a backup, or delete it and enrol the boards again.",
                $"{_path} bị hỏng: hãy khôi phục từ bản sao lưu, hoặc xóa tệp rồi đăng ký lại các bảng."), e);
        }
    }
}
