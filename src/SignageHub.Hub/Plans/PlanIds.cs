using System.Globalization;
using System.Text;
using SignageHub.Core.Playlists;

namespace SignageHub.Hub.Plans;

/// <summary>What the playlist of a plan is called.</summary>
internal static class PlanIds
{
    /// <summary>The document's number; with the year, and a number, where another document has that name already: numbers begin anew each year, and in each office.</summary>
    /// <param name="plan">The document.</param>
    /// <param name="find">The playlist of that id; null where there is none or it cannot be read.</param>
    public static string Of(ReadPlan plan, Func<string, Playlist?> find)
    {
        var plain = Plain(plan);
        var year = (plan.Reading.Document.Issued?.Year)?.ToString(CultureInfo.InvariantCulture);
        var dated = year is null ? plain : Cut(plain, year.Length + 1) + "-" + year;
        return Enumerable.Range(2, 1000).Select(n => Cut(dated, 5) + "-" + n.ToString(CultureInfo.InvariantCulture)).Prepend(dated).Prepend(plain)
            .First(id => find(id) is not { } there || !IsAnother(plan, there));
    }

    /// <summary>Its letters are such as every disk takes; without a number the file's name.</summary>
    private static string Plain(ReadPlan plan)
    {
        var name = (plan.Reading.Document.Number ?? Path.GetFileNameWithoutExtension(plan.File)).Normalize(NormalizationForm.FormC);
        var id = Cut(new string([.. name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-')]).Trim('-'), 0);
        return id.Length is 0 ? "plan" : PlaylistFiles.IsReserved(id) ? "plan-" + id : id;
    }

    private static string Cut(string id, int room) => id[..Math.Min(id.Length, PlaylistFiles.LongestId - room)];

    /// <summary>What only one of the two says makes no difference.</summary>
    private static bool IsAnother(ReadPlan plan, Playlist there)
    {
        var (head, origin) = (plan.Reading.Document, there.Plan);
        return origin is not null && (
            head.Number is null || !string.Equals(head.Number, origin.Number, StringComparison.OrdinalIgnoreCase)
            || (head.Issued is { } issued && origin.Issued is { } then && issued.Year != then.Year)
            || (head.Office is { } office && origin.Office is { } their && !string.Equals(office, their, StringComparison.OrdinalIgnoreCase)));
    }
}
