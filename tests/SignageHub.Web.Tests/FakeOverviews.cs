using NodaTime;
using SignageHub.Core;
using SignageHub.Hub.Programmes;

namespace SignageHub.Web.Tests;

/// <summary>The boards as a test sets them. Lists are replaced whole, for pages read from other threads.</summary>
internal sealed class FakeOverviews : IBoardOverviews
{
    public event EventHandler? Changed;

    public string Office { get; set; } = "Sở Công Thương";

    public Instant Now { get; set; }

    public IReadOnlyList<BoardOverview> Boards { get; set; } = [];

    public IReadOnlyList<Problem> Problems { get; set; } = [];

    public IReadOnlyList<BoardOverview> All() => Boards;

    public void TellChanged() => Changed?.Invoke(this, EventArgs.Empty);
}
