using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Push.HubSide;

/// <summary>Cuts a programme where the board's brightness changes with the hour.</summary>
internal static class Dimming
{
    /// <returns>The parts of the segment in order, without gaps; null is the board's own brightness.</returns>
    public static IEnumerable<(Segment Segment, int? Brightness)> Of(Board board, Segment segment)
    {
        // What is dark has no brightness.
        if (board.Dim.Count == 0 || segment.Showing.State is ShowingState.Off or ShowingState.Dark)
            return [(segment, null)];
        var windows = board.Dim.Select(dim => (Windows: WindowsOf(dim, board, segment), dim.Brightness)).ToList();
        var edges = windows.SelectMany(w => w.Windows).SelectMany(w => new[] { w.Start, w.End }).Append(segment.From).Append(segment.Until).Distinct().Order().ToList();
        var parts = new List<(Segment Segment, int? Brightness)>();
        foreach (var (from, until) in edges.Zip(edges.Skip(1)))
        {
            int? brightness = windows.Where(w => w.Windows.Any(window => window.Start <= from && from < window.End)).Select(w => (int?)w.Brightness).FirstOrDefault();
            brightness = brightness == board.Brightness ? null : brightness;
            if (parts.Count > 0 && parts[^1].Brightness == brightness)
                parts[^1] = (parts[^1].Segment with { Until = until }, brightness);
            else
                parts.Add((segment with { From = from, Until = until }, brightness));
        }

        return parts;
    }

    private static List<Window> WindowsOf(DimHours dim, Board board, Segment segment) =>
        [.. OpenWindows.Of(new When(new DayRule.Always()) { Hours = [dim.Hours] }, board.TimeZone, segment.From, segment.Until)];
}
