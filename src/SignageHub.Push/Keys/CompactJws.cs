using System.Text;

namespace SignageHub.Push.Keys;

/// <summary>A signed message in its compact form (RFC 7515 §7.1), kept as the bytes that travel.</summary>
/// <remarks>A hub keeps one for each of its boards: as text it would take twice as much, beside the bytes that the broker has. Equal are those that are the same to the letter.</remarks>
public sealed class CompactJws : IEquatable<CompactJws>
{
    /// <param name="bytes">ASCII: three parts of base64url with dots between them. Not copied; whoever made them changes them no more.</param>
    public CompactJws(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    /// <summary>ASCII.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    public static CompactJws Of(string text) => new(Encoding.ASCII.GetBytes(text));

    public bool Equals(CompactJws? other) => other is not null && Bytes.Span.SequenceEqual(other.Bytes.Span);

    public override bool Equals(object? obj) => Equals(obj as CompactJws);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }

    /// <summary>The text, made anew each time.</summary>
    public override string ToString() => Encoding.ASCII.GetString(Bytes.Span);
}
