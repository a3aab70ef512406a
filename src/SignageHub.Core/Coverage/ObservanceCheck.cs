using NodaTime;
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
            .Where(e => Names(e, observance) || (e.Entry.Level != Level.Filler && !IsLong(e, occurrence)))
            .DistinctBy(e => e.Key)
            .ToList();
        // What waits for the confirmation shows on no day yet, least of all on the guess.
        var named = occurrence.IsProposed ? entries.Where(e => IsFor(e, observance)).ToList() : shown.Where(e => Names(e, observance)).ToList();
        var state = occurrence.IsProposed ? CoverageState.Unconfirmed
            : named.Count > 0 ? CoverageState.Covered
            : shown.Count > 0 ? CoverageState.ByDateOnly
            : CoverageState.None;
        return new ObservanceCoverage(
            observance, occurrence, state, [.. (named.Count > 0 || occurrence.IsProposed ? named : shown).Select(e => e.Key)], observance.Themes.GetValueOrDefault(occurrence.Year));
    }

    /// <summary>Whether the entry is there for it: by its rule, or by a name in its text, its note or its playlist's name.</summary>
    public static bool Names(ScheduledEntry scheduled, Observance observance) =>
        scheduled.Entry.When.Rule is DayRule.Observed observed
            ? observed.Observance.Id == observance.Id || Mentions(scheduled.Entry.Slogan, observance)
            : Mentions(scheduled.Entry.Slogan, observance) || Mentions(scheduled.Entry.Note, observance) || Mentions(scheduled.Playlist.Name, observance);

    public static bool Mentions(string? text, Observance observance) => text is not null && ObservanceNames.Mentions(text, observance);

    /// <summary>Waits for its confirmation: by its own rule, or by that of a day that counts from it.</summary>
    private static bool IsFor(ScheduledEntry scheduled, Observance observance) =>
        scheduled.Entry.When.Rule is DayRule.Observed { Observance: var of } && (of.Id == observance.Id || Occurrences.ToConfirm(of).Id == observance.Id);

    /// <summary>What is on for months says nothing about a day, whatever its level.</summary>
    private static bool IsLong(ScheduledEntry scheduled, Occurrence occurrence) =>
        DayRuns.Of(scheduled.Entry.When, occurrence.First.PlusDays(-PeriodWords.LongestUsual), occurrence.Last.PlusDays(PeriodWords.LongestUsual))
            .Any(run => run.First <= occurrence.Last && run.Last >= occurrence.First
                && Period.DaysBetween(run.First, run.Last) >= Period.DaysBetween(occurrence.First, occurrence.Last) + PeriodWords.LongestUsual);
}
