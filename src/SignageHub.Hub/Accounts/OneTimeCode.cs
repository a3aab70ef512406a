using System.Security.Cryptography;
using System.Text;

namespace SignageHub.Hub.Accounts;

/// <summary>Codes that people read from a screen and type once: 60 random bits, in letters that cannot be mistaken for each other.</summary>
public static class OneTimeCode
{
    // Crockford's alphabet: no I, L, O, U.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary><c>7QK2-M4XD-9TRA</c>.</summary>
    public static string New()
    {
        var code = RandomNumberGenerator.GetString(Letters, 12);
        return $"{code[..4]}-{code[4..8]}-{code[8..]}";
    }

    /// <summary>What is kept of it. However it is typed: small letters, blanks, O for 0, I or L for 1.</summary>
    public static string Hash(string typed)
    {
        var plain = new StringBuilder();
        foreach (var c in typed.ToUpperInvariant().Where(char.IsLetterOrDigit).Take(64))
            plain.Append(c switch { 'O' => '0', 'I' or 'L' => '1', _ => c });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain.ToString())));
    }

    public static bool IsRight(string typed, string? hash) =>
        hash is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(typed)), Encoding.ASCII.GetBytes(hash));
}
