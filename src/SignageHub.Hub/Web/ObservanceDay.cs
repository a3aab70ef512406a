using System.Globalization;
using SignageHub.Core;
using SignageHub.Core.Observances;

namespace SignageHub.Hub.Web;

/// <summary>Observances in the order of a year's days.</summary>
internal static class ObservanceDay
{
    /// <summary>The same order on every server, whatever language it speaks.</summary>
    private static readonly StringComparer Vietnamese = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), CompareOptions.None);

    /// <returns>Each once, with the first time it comes in the year; those that do not come at its end, by name.</returns>
    public static IEnumerable<(Observance Observance, Occurrence? Day)> Of(ObservanceLibrary library, int year, Language language) => library.All
        .Select(observance => (Observance: observance, Day: Occurrences.Of(observance, year).FirstOrDefault()))
        .OrderBy(o => o.Day is null).ThenBy(o => o.Day?.First).ThenBy(o => o.Observance.Name.In(language), Vietnamese);

    /// <summary><c>22/03</c>, <c>01/06–30/06</c>, and <c>27/03?</c> where it is only guessed.</summary>
    public static string Words(Occurrence day)
    {
        var first = day.First.ToString("dd/MM", CultureInfo.InvariantCulture);
        return (day.Last > day.First ? $"{first}–{day.Last.ToString("dd/MM", CultureInfo.InvariantCulture)}" : first) + (day.IsProposed ? "?" : "");
    }
}
