using NodaTime;
using SignageHub.Core;

namespace SignageHub.Hub.Programmes;

/// <summary>The boards as they are now, for pages.</summary>
public interface IBoardOverviews
{
    /// <summary>The office's name from boards.json.</summary>
    string Office { get; }

    /// <summary>The hub's time; <c>run --now</c> moves it.</summary>
    Instant Now { get; }

    /// <summary>The observances of this day, in the office's zone.</summary>
    IReadOnlyList<DayToday> Today { get; }

    /// <summary>Another one when what the wall tells people of the office beside the boards may say something else; empty where nothing is told.</summary>
    string OfficeMark { get; }

    /// <summary>The same for strangers, who are told what day it is, and whether there are accounts yet: what somebody of the office does is nothing to them.</summary>
    string StrangersMark { get; }

    /// <summary>Raised when boards, playlists or problems have changed, or somebody of the office has done something; not at change-overs.</summary>
    event EventHandler? Changed;

    /// <summary>In the order of boards.json.</summary>
    IReadOnlyList<BoardOverview> All();

    /// <summary>What is wrong in boards.json and playlists/ at the moment, as everybody may know it: nothing of entries that wait for an approval. Empty is good.</summary>
    IReadOnlyList<Problem> Problems { get; }
}
