using NodaTime;
using SignageHub.Core;
using SignageHub.Hub.Programmes;

namespace SignageHub.Web.Tests;

/// <summary>The boards as a test sets them. Lists are replaced whole, for pages read from other threads.</summary>
internal sealed class FakeOverviews : IBoardOverviews
{
    private int _asked;

    public event EventHandler? Changed;

    public string Office { get; set; } = "Sở Công Thương";

    public Instant Now { get; set; }

    public IReadOnlyList<BoardOverview> Boards { get; set; } = [];

    public IReadOnlyList<Problem> Problems { get; set; } = [];

    public IReadOnlyList<DayToday> Today { get; set; } = [];

    public string OfficeMark { get; set; } = "";

    public string StrangersMark { get; set; } = "";

    /// <summary>How often the boards were asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public IReadOnlyList<BoardOverview> All()
    {
        Interlocked.Increment(ref _asked);
        return Boards;
    }

    public void TellChanged() => Changed?.Invoke(this, EventArgs.Empty);
}
