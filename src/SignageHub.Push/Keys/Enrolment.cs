using SignageHub.Core.Boards;

namespace SignageHub.Push.Keys;

/// <summary>What a hub hands out for one board, as JSON in a file that only the board's user may read.</summary>
/// <param name="Board">Its id, and its user name at the broker.</param>
/// <param name="Secret">Its password at the broker.</param>
/// <param name="Keys">The keys whose manifests it believes.</param>
/// <param name="Fingerprint">SHA-256 of the broker's certificate, 64 hexadecimal digits; null where the hub's broker speaks no TLS.</param>
public sealed record Enrolment(BoardId Board, string Secret, IReadOnlyList<VerificationKey> Keys, string? Fingerprint);
