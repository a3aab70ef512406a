using System.Diagnostics.CodeAnalysis;
using NodaTime;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Observances;

/// <summary>A day that somebody typed: read, and told what is wrong with it, as in a file.</summary>
public static class WrittenDay
{
    /// <param name="written"><c>2027-03-27</c>; blanks around it do not count.</param>
    /// <param name="day">Of the years 2000 to 2199.</param>
    /// <param name="problem">A sentence without its full stop, with what was probably meant.</param>
    public static bool TryRead(string written, out LocalDate day, [NotNullWhen(false)] out Bilingual? problem)
    {
        var read = DateText.Read(written.Trim());
        (day, problem) = (read.Problem is null ? read.Value : default, read.Problem);
        return problem is null;
    }
}
