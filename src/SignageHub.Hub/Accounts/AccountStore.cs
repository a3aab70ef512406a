using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Accounts;

/// <summary>The accounts, in <c>data/accounts/accounts.json</c>. The command line writes the same file: what it does is valid at once in a running hub.</summary>
public sealed class AccountStore(DataFolder data)
{
    /// <summary>An office, not a town.</summary>
    public const int Most = 1000;

    private static readonly TimeSpan Unsettled = TimeSpan.FromSeconds(2);

    internal static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new InstantForm() },
    };

    private readonly Lock _gate = new();
    private readonly string _path = Path.Combine(data.PathOf("accounts"), "accounts.json");
    private List<Account> _accounts = [];
    private (DateTime Written, long Length) _read;

    /// <summary>Whether nobody can sign in yet.</summary>
    public bool IsEmpty => All.Count == 0;

    /// <summary>In order of their names.</summary>
    /// <exception cref="StartProblemException">The file cannot be used. Then nobody is let in, and nobody is taken for the first.</exception>
    public IReadOnlyList<Account> All
    {
        get
        {
            lock (_gate)
            {
                Refresh();
                return _accounts;
            }
        }
    }

    public Account? Find(string id) => All.FirstOrDefault(a => a.Id == id);

    public Account? Named(string name) => All.FirstOrDefault(a => a.Name == name);

    /// <summary>Whose token it is.</summary>
    /// <param name="token">As the program sent it.</param>
    /// <returns>The account and its token; null when it is nobody's, over, or of a disabled account.</returns>
    public (Account Account, ApiToken Token)? WithToken(string token)
    {
        var (hash, now) = (Sessions.HashOf(token), Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
        foreach (var account in All.Where(a => !a.Disabled))
        {
            if (account.Tokens.FirstOrDefault(t => t.Hash == hash && now < t.Until) is { } found)
                return (account, found);
        }

        return null;
    }

    /// <summary>Adds an account.</summary>
    /// <param name="account">The new one.</param>
    /// <param name="onlyFirst">Refuse when there is one already.</param>
    /// <returns>False when its name is taken, there are too many, or it was to be the first and is not.</returns>
    public bool Add(Account account, bool onlyFirst = false)
    {
        lock (_gate)
        {
            using var alone = Alone();
            Refresh(always: true);
            if (_accounts.Count >= Most || (onlyFirst && _accounts.Count > 0) || _accounts.Any(a => a.Name == account.Name))
                return false;
            Keep([.. _accounts, account]);
            return true;
        }
    }

    /// <summary>Changes an account as it stands now.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="change">From what is kept to what is to be kept.</param>
    /// <param name="holds">What must hold of all accounts afterwards, looked at while nobody else changes one; null for nothing.</param>
    /// <returns>As it is kept now; null when there is none any more, or when that would not hold.</returns>
    public Account? Change(string id, Func<Account, Account> change, Func<IReadOnlyList<Account>, bool>? holds = null)
    {
        lock (_gate)
        {
            using var alone = Alone();
            Refresh(always: true);
            if (_accounts.Find(a => a.Id == id) is not { } before)
                return null;
            var after = change(before);
            List<Account> all = [.. _accounts.Where(a => a.Id != id), after];
            if (holds?.Invoke(all) == false)
                return null;
            if (after != before)
                Keep(all);
            return after;
        }
    }

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    private void Keep(IEnumerable<Account> accounts)
    {
        _accounts = [.. accounts.OrderBy(a => a.Name, StringComparer.Ordinal)];
        DurableFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(new Content(_accounts), Form));
        _read = StampOf(new FileInfo(_path));
    }

    /// <summary>The command line and a running hub do not write over each other.</summary>
    private FileLock Alone()
    {
        data.Folder("accounts");
        return FileLock.Take(_path + ".lock");
    }

    private void Refresh(bool always = false)
    {
        var file = new FileInfo(_path);
        if (!file.Exists)
        {
            (_accounts, _read) = ([], default);
            return;
        }

        // A file system's clock may stand still for some milliseconds: what was written just now may have changed since without a new time.
        var settled = TimeProvider.System.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > Unsettled;
        if (!always && settled && StampOf(file) == _read)
            return;
        try
        {
            _accounts = [.. JsonSerializer.Deserialize<Content>(File.ReadAllBytes(_path), Form)?.Accounts ?? throw new JsonException("null")];
            _read = StampOf(file);
        }
        catch (JsonException e)
        {
            throw new StartProblemException(new Bilingual(
                $"{_path} is damaged, so nobody can sign in. Put it back from a backup; if there is none, delete it and make the first account again at /setup.",
                $"{_path} bị hỏng nên không ai đăng nhập được. Hãy khôi phục từ bản sao lưu; nếu không có, hãy xóa tệp rồi tạo lại tài khoản đầu tiên ở /setup."), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = FileTrouble.Of(e, _path);
            throw new StartProblemException(new Bilingual($"{_path} cannot be read: {why.En}", $"Không đọc được {_path}: {why.Vi}"), e);
        }
    }

    private static (DateTime Written, long Length) StampOf(FileInfo file) => (file.LastWriteTimeUtc, file.Length);

    private sealed record Content(IReadOnlyList<Account> Accounts);

    internal sealed class InstantForm : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString() ?? "") is { Success: true, Value: var instant } ? instant : throw new JsonException("no instant");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
