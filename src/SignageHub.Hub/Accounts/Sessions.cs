using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Accounts;

/// <summary>A browser in which somebody has signed in.</summary>
public sealed record Session
{
    /// <summary>SHA-256 of the cookie's value: whoever reads the file cannot sign in with it.</summary>
    public required string Hash { get; init; }

    public required string Account { get; init; }

    /// <summary>The account's stamp when it began; another one by now ends it.</summary>
    public required string Stamp { get; init; }

    public required Instant Begun { get; init; }

    /// <summary>To within five minutes: not every request is written down.</summary>
    public required Instant Seen { get; init; }

    public string? Address { get; init; }

    /// <summary>What the browser calls itself, shortened.</summary>
    public string? Browser { get; init; }
}

/// <summary>The open sessions, in <c>data/accounts/sessions.json</c>: they outlive a restart, end by themselves, and can be ended one by one.</summary>
public sealed partial class Sessions(DataFolder data, TimeProvider clock, ILogger<Sessions> logger)
{
    /// <summary>Without a request.</summary>
    public static readonly Duration Idle = Duration.FromHours(2);

    /// <summary>However busy: a working day.</summary>
    public static readonly Duration Longest = Duration.FromHours(12);

    /// <summary>Of one account; the oldest ends when one more begins.</summary>
    public const int MostOfOne = 10;

    private const int MostOfAll = 5000;

    private static readonly Duration Written = Duration.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly string _path = Path.Combine(data.PathOf("accounts"), "sessions.json");
    private Dictionary<string, Session>? _sessions;

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <returns>The cookie's value, 256 random bits. It cannot be had again.</returns>
    public string Begin(Account account, string? address, string? browser)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var session = new Session
        {
            Hash = HashOf(token),
            Account = account.Id,
            Stamp = account.Stamp,
            Begun = Now,
            Seen = Now,
            Address = address,
            Browser = browser is { Length: > 200 } ? browser[..200] : browser,
        };
        lock (_gate)
        {
            var all = Load();
            DropOver();
            foreach (var old in all.Values.Where(s => s.Account == account.Id).OrderByDescending(s => s.Seen).Skip(MostOfOne - 1).ToList())
                all.Remove(old.Hash);
            if (all.Count >= MostOfAll)
                all.Remove(all.Values.MinBy(s => s.Seen)!.Hash);
            all[session.Hash] = session;
            Keep();
        }

        return token;
    }

    /// <returns>The session; null when there is none, or it is over.</returns>
    public Session? Find(string token)
    {
        lock (_gate)
        {
            var (all, hash, now) = (Load(), HashOf(token), Now);
            if (!all.TryGetValue(hash, out var session))
                return null;
            if (IsOver(session, now))
            {
                all.Remove(hash);
                Keep();
                return null;
            }

            if (now - session.Seen >= Written)
            {
                all[hash] = session = session with { Seen = now };
                Keep();
            }

            return session;
        }
    }

    /// <summary>As <see cref="Find"/>, without counting as something that its person did.</summary>
    public Session? Peek(string token)
    {
        lock (_gate)
            return Load().TryGetValue(HashOf(token), out var session) && !IsOver(session, Now) ? session : null;
    }

    /// <summary>Of one account, the newest first.</summary>
    public IReadOnlyList<Session> Of(Account account)
    {
        lock (_gate)
        {
            DropOver();
            return [.. Load().Values.Where(s => s.Account == account.Id && s.Stamp == account.Stamp).OrderByDescending(s => s.Seen)];
        }
    }

    /// <summary>Ends sessions of an account.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="which">Which of them.</param>
    public void End(string account, Func<Session, bool> which)
    {
        lock (_gate)
        {
            var all = Load();
            foreach (var session in all.Values.Where(s => s.Account == account && which(s)).ToList())
                all.Remove(session.Hash);
            Keep();
        }
    }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));

    private static bool IsOver(Session session, Instant now) => now - session.Seen >= Idle || now - session.Begun >= Longest;

    private void DropOver()
    {
        var (all, now) = (Load(), Now);
        foreach (var over in all.Values.Where(s => IsOver(s, now)).ToList())
            all.Remove(over.Hash);
    }

    private Dictionary<string, Session> Load()
    {
        if (_sessions is not null)
            return _sessions;
        try
        {
            var kept = File.Exists(_path) ? JsonSerializer.Deserialize<List<Session>>(File.ReadAllBytes(_path), AccountStore.Form) : null;
            return _sessions = (kept ?? []).ToDictionary(s => s.Hash, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            LogLost(_path);
            return _sessions = [];
        }
    }

    private void Keep()
    {
        try
        {
            data.FolderAtWork("accounts");
            DurableFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(Load().Values, AccountStore.Form));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(_path, FileTrouble.Of(e, _path).En);
        }
    }

    [LoggerMessage(610, LogLevel.Warning, "{Path} cannot be read; everybody has to sign in again.")]
    private partial void LogLost(string path);

    [LoggerMessage(611, LogLevel.Warning, "{Path} cannot be written: {Why} Whoever signs in now has to do so again after a restart.")]
    private partial void LogNotKept(string path, string why);
}
