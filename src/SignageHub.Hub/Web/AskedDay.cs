using NodaTime.Text;
using SignageHub.Core.Observances;

namespace SignageHub.Hub.Web;

/// <summary>What somebody filled into the form of a day, so that it stands there again when it was refused.</summary>
/// <param name="Id">The observance.</param>
/// <param name="Date">As written.</param>
/// <param name="Document">As written.</param>
/// <param name="Anyway">An unlikely day is meant.</param>
/// <param name="Replaces">The confirmation that it takes the place of, as they saw it: its day and document, with a space between. Null for none.</param>
public sealed record AskedDay(string? Id, string? Date, string? Document, bool Anyway, string? Replaces)
{
    /// <summary>As <see cref="Replaces"/> has it.</summary>
    public static string Seen(Confirmation confirmation) => $"{LocalDatePattern.Iso.Format(confirmation.Date)} {confirmation.Document}";

    /// <summary>Why it was refused; null for a mistake in the form.</summary>
    public DoubtKind? Doubt { get; init; }
}
