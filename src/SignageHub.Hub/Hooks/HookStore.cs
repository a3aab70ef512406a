using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Hooks;

/// <summary>An address that is told of what happens here.</summary>
/// <param name="Id">16 hexadecimal digits.</param>
/// <param name="Url">https, or http on this machine.</param>
/// <param name="Events">Beginnings of event names, <c>playlist</c> or <c>board.revoke</c>; empty for all.</param>
/// <param name="By">The account that made it.</param>
/// <param name="Made">When, ISO 8601 in UTC.</param>
/// <param name="Secret">Sealed: what it signs with.</param>
public sealed record Hook(string Id, Uri Url, IReadOnlyList<string> Events, string By, string Made, string Secret)
{
    /// <summary>Whether it wants to hear of it.</summary>
    public bool Wants(string name) => Events.Count == 0 || Events.Any(e => name == e || name.StartsWith(e + ".", StringComparison.Ordinal));
}

/// <summary>The web hooks of programs, in <c>data/hooks.json</c>.</summary>
public sealed class HookStore(DataFolder data, SecretBox box)
{
    public const int Most = 20;

    private const string FileName = "hooks.json";

    private readonly Lock _gate = new();
    private readonly string _path = data.PathOf(FileName);
    private IReadOnlyList<Hook>? _hooks;

    /// <exception cref="StartProblemException">The file is damaged.</exception>
    public IReadOnlyList<Hook> All
    {
        get
        {
            lock (_gate)
                return _hooks ??= Read();
        }
    }

    /// <summary>Null for none of this id.</summary>
    /// <exception cref="StartProblemException">The file is damaged.</exception>
    public Hook? Find(string id) => All.FirstOrDefault(h => h.Id == id);

    /// <summary>What people must see to; null is good.</summary>
    public Bilingual? Trouble
    {
        get
        {
            try
            {
                return All.Count(hook => SecretOf(hook) is null) is var count and > 0 ? HookTexts.Unopened(count) : null;
            }
            catch (StartProblemException e)
            {
                return e.Words;
            }
        }
    }

    /// <returns>The hook with its secret, which cannot be had again; null when there are too many.</returns>
    public (Hook Hook, string Secret)? Add(Uri url, IReadOnlyList<string> events, string by, Instant now)
    {
        lock (_gate)
        {
            _hooks ??= Read();
            if (_hooks.Count >= Most)
                return null;
            var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
            var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
            var hook = new Hook(id, url, events, by, InstantPattern.General.Format(now), box.Seal(Encoding.UTF8.GetBytes(secret), About(id)));
            Keep([.. _hooks, hook]);
            return (hook, secret);
        }
    }

    public bool Remove(string id)
    {
        lock (_gate)
        {
            _hooks ??= Read();
            var left = _hooks.Where(h => h.Id != id).ToList();
            var isGone = left.Count < _hooks.Count;
            if (isGone)
                Keep(left);
            return isGone;
        }
    }

    /// <summary>Null when the key that sealed it is another by now.</summary>
    public string? SecretOf(Hook hook) => box.Open(hook.Secret, About(hook.Id)) is { } secret ? Encoding.UTF8.GetString(secret) : null;

    private static string About(string id) => "hook " + id;

    private void Keep(IReadOnlyList<Hook> hooks)
    {
        DurableFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(hooks, JsonSerializerOptions.Web));
        _hooks = hooks;
    }

    private IReadOnlyList<Hook> Read()
    {
        try
        {
            var hooks = File.Exists(_path) ? JsonSerializer.Deserialize<List<Hook?>>(File.ReadAllBytes(_path), JsonSerializerOptions.Web) ?? [] : [];
            return hooks.All(hook => hook is { Id: not null, Url: not null, Events: not null, Secret: not null }) ? [.. hooks.OfType<Hook>()] : throw Damaged(null);
        }
        catch (JsonException e)
        {
            throw Damaged(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = FileTrouble.Of(e, _path);
            throw new StartProblemException(new Bilingual($"{FileName} cannot be read: {why.En}", $"Không đọc được {FileName}: {why.Vi}"), e);
        }
    }

    private static StartProblemException Damaged(Exception? e) => new(new Bilingual(
        $"{FileName} in the data folder is damaged; delete it and make the web hooks anew.", $"{FileName} trong thư mục dữ liệu bị hỏng; hãy xóa tệp và tạo lại các nơi nhận tin."), e);
}
