using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SignageHub.Core.Frames;

/// <summary>The name of a frame: SHA-256 of its PNG file, 64 lower-case hexadecimal digits.</summary>
public readonly record struct FrameId
{
    private readonly string? _hex;

    private FrameId(string hex) => _hex = hex;

    public string Hex => _hex ?? throw new InvalidOperationException("A FrameId comes from Of or TryParse, never from default.");

    public static FrameId Of(ReadOnlySpan<byte> png)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(png, hash);
        return new FrameId(Convert.ToHexStringLower(hash));
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out FrameId id)
    {
        var ok = text is { Length: 64 } && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
        id = ok ? new FrameId(text!) : default;
        return ok;
    }

    public override string ToString() => _hex ?? "";
}
