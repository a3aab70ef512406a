using SignageHub.Core.Observances;

namespace SignageHub.Hub.Web;

/// <summary>What somebody filled into the form of a day, so that it stands there again when it was refused.</summary>
/// <param name="Id">The observance.</param>
/// <param name="Date">As written.</param>
/// <param name="Document">As written.</param>
/// <param name="Anyway">An unlikely day is meant.</param>
/// <param name="Replace">It takes the place of what was confirmed.</param>
public sealed record AskedDay(string Id, string Date, string Document, bool Anyway, bool Replace)
{
    /// <summary>Why it was refused; null for a mistake in the form.</summary>
    public DoubtKind? Doubt { get; init; }
}
