using SignageHub.Core;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Calendar;

/// <summary>A move that was not made: others changed the entry, or its days, before it.</summary>
/// <param name="Playlist">Its id.</param>
/// <param name="Wanted">What the person wanted, in words.</param>
/// <param name="Others">What has become of the file.</param>
public sealed record OvertakenMove(string Playlist, Bilingual Wanted, OthersChange Others)
{
    internal static OvertakenMove Of(SeenEntry seen, EntryShift shift, string now, PlaylistEditor editor) => new(
        seen.Id,
        seen.Moved(shift, editor) is { } moved
            ? CalendarTexts.Wanted(language => $"{moved.Slogan ?? EditTexts.Dark.In(language)} – {WhenPhrase.Of(moved.When, language)}")
            : CalendarTexts.WantedBy(seen.Number, shift),
        new OthersChange(seen.File, now));
}
