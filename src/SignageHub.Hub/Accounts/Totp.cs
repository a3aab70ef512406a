using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace SignageHub.Hub.Accounts;

/// <summary>The second step: codes of six digits that change every 30 seconds (RFC 6238 with HMAC-SHA-1, as every authenticator app has them).</summary>
public static class Totp
{
    private const int SecondsPerStep = 30;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>160 bits, as RFC 4226 §4 advises.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    /// <returns>The step whose code it is: now, the one before or the one after, and later than <paramref name="last"/>; null for a wrong code.</returns>
    /// <param name="secret">The account's.</param>
    /// <param name="code">As typed; blanks do not count.</param>
    /// <param name="now">The true time.</param>
    /// <param name="last">The step whose code was used last.</param>
    public static long? Verify(byte[] secret, string code, Instant now, long last)
    {
        var typed = Encoding.ASCII.GetBytes(code.Replace(" ", "", StringComparison.Ordinal));
        var step = now.ToUnixTimeSeconds() / SecondsPerStep;
        for (var s = step - 1; s <= step + 1; s++)
        {
            if (s > last && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(secret, s)), typed))
                return s;
        }

        return null;
    }

    /// <summary>RFC 4226 §5.3.</summary>
    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // HMAC-SHA-1 is what the standard and the apps have; HMAC does not suffer from SHA-1's collisions.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    public static long StepAt(Instant now) => now.ToUnixTimeSeconds() / SecondsPerStep;

    /// <summary>RFC 4648 §6 without padding: what people type into the app where they cannot follow the link.</summary>
    public static string Text(byte[] secret)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var b in secret)
        {
            (held, bits) = ((held << 8) | b, bits + 8);
            for (; bits >= 5; bits -= 5)
                text.Append(Base32[(held >> (bits - 5)) & 31]);
            held &= (1 << bits) - 1;
        }

        return bits > 0 ? text.Append(Base32[(held << (5 - bits)) & 31]).ToString() : text.ToString();
    }

    /// <summary>The address that authenticator apps open.</summary>
    public static string Link(byte[] secret, string office, string name) =>
        $"otpauth://totp/{Uri.EscapeDataString(office)}:{Uri.EscapeDataString(name)}?secret={Text(secret)}&issuer={Uri.EscapeDataString(office)}";
}
