using System.Globalization;
using NodaTime;
using SignageHub.Documents.Reports;

namespace SignageHub.Hub.Reports;

/// <summary>A bar of a chart: its parts in percent of the widest, from the left.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Group">The heading above it; empty for none.</param>
/// <param name="Good">First part.</param>
/// <param name="Bad">Second part.</param>
/// <param name="Widest">All of the widest bar.</param>
public sealed record ChartBar(string Name, string Group, Duration Good, Duration Bad, Duration Widest)
{
    public string GoodPercent => Percent(Good);

    public string BadPercent => Percent(Bad);

    private string Percent(Duration part) => Widest <= Duration.Zero ? "0" : (100 * (part / Widest)).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>How long each slogan was lit on each board.</summary>
    public static IReadOnlyList<ChartBar> Airtime(ReportModel model)
    {
        var widest = model.Lines.Select(l => l.Lit).Append(Duration.Zero).Max();
        return [.. model.Lines.Select(l => new ChartBar(l.Board, l.Slogan, l.Lit, Duration.Zero, widest))];
    }

    /// <summary>How much of the time in which a board was to show something of the plan is proved, and how much is missed.</summary>
    public static IReadOnlyList<ChartBar> Kept(ReportModel model)
    {
        var widest = model.Boards.Select(b => b.Planned).Append(Duration.Zero).Max();
        return [.. model.Boards.Where(b => b.Planned > Duration.Zero).Select(b => new ChartBar(b.Board, "", Duration.Max(Duration.Zero, b.Planned - b.Missed), b.Missed, widest))];
    }
}
