using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using SignageHub.Push.Keys;

namespace SignageHub.Simulation.Tests;

/// <summary>Keys that come from the seed, with signatures that come from the key and the message: a run repeats to the byte.</summary>
/// <remarks>ECDSA (FIPS 186-5 §6.4.1) whose secret number is a hash of key and message, in the manner of RFC 6979. What it signs, everyone can verify; it is no key for real use.</remarks>
internal static class SeededKey
{
    private const int Length = 32;

    /// <summary>The order of P-256.</summary>
    private static readonly BigInteger Order = BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static SigningKey Create(Random random)
    {
        var seed = new byte[Length];
        random.NextBytes(seed);
        var secret = Scalar(seed);
        return SigningKey.Repeating(OfSecret(secret), data => Sign(secret, data));
    }

    private static byte[] Sign(BigInteger secret, ReadOnlySpan<byte> data)
    {
        var hash = SHA256.HashData(data);
        var once = Scalar([.. Bytes(secret), .. hash]);
        using var point = OfSecret(once);
        var r = Number(point.ExportParameters(includePrivateParameters: false).Q.X!) % Order;
        var s = BigInteger.ModPow(once, Order - 2, Order) * (Number(hash) + (r * secret)) % Order;
        return [.. Bytes(r), .. Bytes(s)];
    }

    private static ECDsa OfSecret(BigInteger secret) => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Bytes(secret) });

    /// <summary>From 1 to below the order.</summary>
    private static BigInteger Scalar(ReadOnlySpan<byte> seed) => 1 + (Number(SHA256.HashData(seed)) % (Order - 1));

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger number)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[Length - bytes.Length], .. bytes];
    }
}
