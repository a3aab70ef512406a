using System.Text;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;

namespace SignageHub.Push.HubSide;

/// <summary>How a board stands with its hub: by what it is known, and whether it was shut out.</summary>
/// <param name="Key">With which it signs since it was enrolled; null for one whose file was carried to it: that is known by its line alone.</param>
/// <param name="IsShutOut">Until it is enrolled anew nobody is heard in its name, whatever they have of it.</param>
public readonly record struct BoardStanding(VerificationKey? Key, bool IsShutOut)
{
    /// <summary>What a board says, if it is the board that says it; null when it is not to be believed, or is no such message.</summary>
    /// <param name="payload">The message: signed, where the board has a key.</param>
    /// <param name="type">The kind of it, see <see cref="Jws"/>.</param>
    public T? Hear<T>(ReadOnlySpan<byte> payload, string type)
        where T : class => Hear<T>(payload, type, HubRule.All);

    internal T? Hear<T>(ReadOnlySpan<byte> payload, string type, HubRule rules)
        where T : class
    {
        if (IsShutOut && rules.HasFlag(HubRule.ShutOut))
            return null;
        return Key is null ? WireJson.Read<T>(payload) : WireJson.VerifyUnless<T>(!rules.HasFlag(HubRule.BoardSignature), Encoding.UTF8.GetString(payload), type, [Key]);
    }
}
