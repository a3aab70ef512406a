using System.Security.Cryptography;
using SignageHub.Core;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Accounts;

/// <summary>Seals what must be read again (secrets of the second step) with AES-256-GCM. Its key lies apart from them, in <c>data/keys/accounts.key</c>.</summary>
/// <remarks>With <c>SIGNAGEHUB_KEY_PASSPHRASE</c> in the environment the key itself is wrapped by it (PBKDF2-SHA-256, 600,000 rounds), so that the folder alone opens nothing.</remarks>
public sealed class SecretBox(DataFolder data)
{
    public const string PassphraseVariable = "SIGNAGEHUB_KEY_PASSPHRASE";

    private const int Rounds = 600_000;

    private const int NonceSize = 12;

    private const int TagSize = 16;

    private const int SaltSize = 16;

    private readonly Lock _gate = new();
    private byte[]? _key;

    public string Seal(byte[] secret, string about) => Convert.ToBase64String(Encrypt(Key(), secret, about));

    /// <returns>Null when it was sealed with another key, for something else, or was changed.</returns>
    public byte[]? Open(string? box, string about)
    {
        if (box is null)
            return null;
        var bytes = new byte[box.Length];
        return Convert.TryFromBase64String(box, bytes, out var length) ? Decrypt(Key(), bytes.AsSpan(0, length), about) : null;
    }

    private byte[] Key()
    {
        lock (_gate)
            return _key ??= LoadOrMake();
    }

    private byte[] LoadOrMake()
    {
        var path = Path.Combine(data.Folder("keys"), "accounts.key");
        var passphrase = Environment.GetEnvironmentVariable(PassphraseVariable);
        if (!File.Exists(path))
        {
            var made = RandomNumberGenerator.GetBytes(32);
            DurableFile.Write(path, string.IsNullOrEmpty(passphrase) ? made : Wrap(made, passphrase));
            return made;
        }

        var kept = File.ReadAllBytes(path);
        var key = kept.Length == 32 ? kept : string.IsNullOrEmpty(passphrase) ? null : Unwrap(kept, passphrase);
        return key ?? throw new StartProblemException(new Bilingual(
            $"{path} cannot be opened: it is damaged, or {PassphraseVariable} is not the passphrase it was wrapped with.",
            $"Không mở được {path}: tệp bị hỏng, hoặc {PassphraseVariable} không phải cụm mật khẩu đã dùng để bọc khóa."));
    }

    private static byte[] Wrap(byte[] key, string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        return [.. salt, .. Encrypt(Stretch(passphrase, salt), key, "accounts.key")];
    }

    private static byte[]? Unwrap(byte[] kept, string passphrase) =>
        kept.Length > SaltSize ? Decrypt(Stretch(passphrase, kept[..SaltSize]), kept.AsSpan(SaltSize), "accounts.key") : null;

    private static byte[] Stretch(string passphrase, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA256, 32);

    private static byte[] Encrypt(byte[] key, byte[] plain, string about)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceSize);
        var (cipher, tag) = (new byte[plain.Length], new byte[TagSize]);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, cipher, tag, System.Text.Encoding.UTF8.GetBytes(about));
        return [.. nonce, .. tag, .. cipher];
    }

    private static byte[]? Decrypt(byte[] key, ReadOnlySpan<byte> box, string about)
    {
        if (box.Length < NonceSize + TagSize)
            return null;
        var plain = new byte[box.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(box[..NonceSize], box[(NonceSize + TagSize)..], box.Slice(NonceSize, TagSize), plain, System.Text.Encoding.UTF8.GetBytes(about));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
