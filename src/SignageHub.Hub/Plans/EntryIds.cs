using System.Globalization;
using SignageHub.Core.Json;
using SignageHub.Documents.Plans;

namespace SignageHub.Hub.Plans;

/// <summary>Ids of the entries of a plan: approvals and plays name an entry by it, so that it must stay when others are added or deleted.</summary>
internal static class EntryIds
{
    /// <summary>Characters; with a number behind it an id has 40 at most.</summary>
    private const int Longest = 32;

    /// <summary>One a proposal, in order: from the words as the document has them, so that neither the choice nor a correction changes it.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Proposal> proposals)
    {
        var ids = new List<string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stem in proposals.Select(Stem))
        {
            var id = stem;
            for (var number = 2; !taken.Add(id); number++)
                id = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
            ids.Add(id);
        }

        return ids;
    }

    private static string Stem(Proposal proposal)
    {
        var name = proposal.Dark ? "tat-bang" : proposal.Slogan ?? (proposal.ObservanceIds is [var observance, ..] ? observance : "muc");
        var slug = Slug.Of(name, 200) ?? "muc";
        if (slug.Length > Longest)
            slug = slug[..(slug.LastIndexOf('-', Longest) is var end and > 0 ? end : Longest)];
        // An id of digits would be taken for an entry's number.
        return char.IsAsciiLetterLower(slug[0]) ? slug : "muc-" + slug;
    }
}
