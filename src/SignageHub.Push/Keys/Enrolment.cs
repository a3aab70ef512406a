using SignageHub.Core.Boards;

namespace SignageHub.Push.Keys;

/// <summary>What a hub hands out for one board, as JSON in a file that only the board's user may read.</summary>
/// <param name="Board">Its id, and its user name at the broker.</param>
/// <param name="Secret">Its password at the broker.</param>
/// <param name="Keys">The keys whose manifests it believes.</param>
/// <param name="Fingerprint">SHA-256 of the broker's certificate, 64 hexadecimal digits; null where the hub's broker speaks no TLS.</param>
/// <param name="Hub">Where the board finds the hub's broker, where it is known; an option says otherwise.</param>
/// <param name="SignKey">The key with which the board signs what it says, PKCS #8 in PEM; null for one whose file was carried to it.</param>
public sealed record Enrolment(BoardId Board, string Secret, IReadOnlyList<VerificationKey> Keys, string? Fingerprint, Uri? Hub = null, string? SignKey = null);
