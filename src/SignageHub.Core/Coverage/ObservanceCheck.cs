using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Coverage;

/// <summary>Whether anything is there for an observance.</summary>
internal static class ObservanceCheck
{
    public static ObservanceCoverage Of(Observance observance, Occurrence occurrence, IReadOnlyList<AlikeBoards> agendas, IReadOnlyList<ScheduledEntry> entries)
    {
        var shown = agendas
            .SelectMany(a => a.On(occurrence.First, occurrence.Last).SelectMany(s => s.Showing.Entries))
            .Where(e => e.Entry.Level != Level.Filler || Names(e, observance))
            .DistinctBy(e => e.Key)
            .ToList();
        // What waits for the confirmation shows on no day yet, least of all on the guess.
        var waiting = occurrence.IsProposed ? entries.Where(e => e.Entry.When.Rule is DayRule.Observed observed && observed.Observance.Id == observance.Id).ToList() : [];
        var named = waiting.Count > 0 ? waiting : shown.Where(e => Names(e, observance)).ToList();
        var state = occurrence.IsProposed ? CoverageState.Unconfirmed
            : named.Count > 0 ? CoverageState.Covered
            : shown.Count > 0 ? CoverageState.ByDateOnly
            : CoverageState.None;
        return new ObservanceCoverage(
            observance, occurrence, state, [.. (named.Count > 0 ? named : shown).Select(e => e.Key)], observance.Themes.GetValueOrDefault(occurrence.Year));
    }

    /// <summary>Whether the entry is there for it: by its rule, or by a name in its text, its note or its playlist's name.</summary>
    public static bool Names(ScheduledEntry scheduled, Observance observance) =>
        scheduled.Entry.When.Rule is DayRule.Observed observed
            ? observed.Observance.Id == observance.Id || Mentions(scheduled.Entry.Slogan, observance)
            : Mentions(scheduled.Entry.Slogan, observance) || Mentions(scheduled.Entry.Note, observance) || Mentions(scheduled.Playlist.Name, observance);

    public static bool Mentions(string? text, Observance observance) =>
        text is not null && observance.Aliases.Prepend(observance.Name.Vi).Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase));
}
