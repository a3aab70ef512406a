using System.Globalization;
using System.Text;

namespace SignageHub.Hub.Calendar;

/// <summary>The columns of calendars as style classes: <c>c12</c> begins in column 12, <c>n5</c> is five wide. Positions in an element's own style are not let through by the content policy.</summary>
internal static class CalendarGrid
{
    /// <summary>Days of a leap year; a day of 25 hours has 100 quarters.</summary>
    public const int Most = 366;

    public static byte[] Css()
    {
        var css = new StringBuilder();
        for (var i = 1; i <= Most; i++)
            css.Append(CultureInfo.InvariantCulture, $".c{i}{{grid-column-start:{i}}}.n{i}{{grid-column-end:span {i}}}");
        foreach (var columns in new[] { 28, 29, 30, 31, 92, 96, 100, 365, 366 })
            css.Append(CultureInfo.InvariantCulture, $".g{columns}{{grid-template-columns:repeat({columns},minmax(0,1fr))}}");
        return Encoding.UTF8.GetBytes(css.ToString());
    }
}
