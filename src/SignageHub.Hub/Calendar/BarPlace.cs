namespace SignageHub.Hub.Calendar;

/// <summary>Where a bar and its label lie, in columns from 1: a label that is longer than its bar stands beside it, so that nothing else is laid over it.</summary>
/// <param name="Column">Of both together.</param>
/// <param name="Width">Of both together.</param>
/// <param name="BarColumn">Within them.</param>
/// <param name="BarWidth">Of the bar alone.</param>
/// <param name="LabelColumn">Within them.</param>
/// <param name="LabelWidth">Of the label alone.</param>
/// <param name="IsInside">The label stands on the bar.</param>
internal sealed record BarPlace(int Column, int Width, int BarColumn, int BarWidth, int LabelColumn, int LabelWidth, bool IsInside)
{
    public static BarPlace Of(CalendarBar bar, CalendarSheet sheet)
    {
        var (first, width) = (bar.First + 1, bar.Last - bar.First + 1);
        var label = Math.Min(sheet.LabelColumns, sheet.Columns);
        if (width >= label)
            return new BarPlace(first, width, 1, width, 1, width, IsInside: true);
        if (first + width + label - 1 <= sheet.Columns)
            return new BarPlace(first, width + label, 1, width, width + 1, label, IsInside: false);
        // At the right edge the label stands before the bar.
        var before = Math.Min(label, first - 1);
        return before > 0
            ? new BarPlace(first - before, before + width, before + 1, width, 1, before, IsInside: false)
            : new BarPlace(first, width, 1, width, 1, width, IsInside: true);
    }
}
