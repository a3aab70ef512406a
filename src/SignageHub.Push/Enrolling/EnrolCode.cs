using System.Security.Cryptography;
using System.Text;

namespace SignageHub.Push.Enrolling;

/// <summary>What a board shows to be claimed by: eight letters, none of which is taken for another or for a digit. Written <c>ACDE-FGHJ</c>.</summary>
/// <remarks>It says which board is meant and keeps nothing secret: the four digits do that, see <see cref="EnrolCeremony"/>.</remarks>
public static class EnrolCode
{
    public const int Length = 8;

    /// <summary>Without B, I, L, O, Q, S, U and Z.</summary>
    public const string Letters = "ACDEFGHJKMNPRTVWXY";

    public static string Create() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>As a board shows it.</summary>
    public static string Show(string code) => $"{code[..4]}-{code[4..]}";

    /// <summary>As people type it: small letters, blanks and hyphens do not matter. Null for anything else.</summary>
    public static string? Parse(string typed)
    {
        if (typed.Length > 100)
            return null;
        var code = new string([.. typed.Where(c => c is not (' ' or '-')).Select(char.ToUpperInvariant)]);
        return code.Length == Length && code.All(Letters.Contains) ? code : null;
    }

    /// <summary>In a time that does not depend on where they differ.</summary>
    internal static bool AreSame(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
