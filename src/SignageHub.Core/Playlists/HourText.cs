using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Core.Json;

namespace SignageHub.Core.Playlists;

/// <summary>Hours as files write them.</summary>
internal static partial class HourText
{
    /// <summary>For editors: what <see cref="HourRange.TryParse"/> takes.</summary>
    public const string Pattern = @"^\s*" + Clock + @"\s*[-–]\s*(" + Clock + @"|24:00)\s*$";

    private const string Clock = "([01][0-9]|2[0-3]):[0-5][0-9]";

    public static readonly Shape<HourRange> Range = Shape.Text(Read, "06:30-21:00", Pattern);

    private static Outcome<HourRange> Read(string written) => HourRange.TryParse(written, out var range)
        ? range
        : Say.IsNo(
            written,
            new("range of hours", "khoảng giờ"),
            Meant(written),
            new("write two times from 00:00 to 24:00, for example '06:30-21:00'", "hãy viết hai giờ từ 00:00 đến 24:00, ví dụ '06:30-21:00'"));

    /// <summary>6h30 - 21h, 6:30 đến 21:00, 20g30–21g30, 20.30-21.30.</summary>
    private static string? Meant(string written)
    {
        var times = LooseTime().Matches(written);
        if (times.Count != 2)
            return null;
        var text = $"{Time(times[0])}-{Time(times[1])}";
        return HourRange.TryParse(text, out _) ? text : null;
    }

    private static string Time(Match match) => $"{match.Groups["hour"].Value.PadLeft(2, '0')}:{match.Groups["minute"].Value.PadLeft(2, '0')}";

    [GeneratedRegex(@"(?<![0-9])(?<hour>[0-9]{1,2})(\s*(giờ|h|H|g|G|:|\.)\s*(?<minute>[0-9]{0,2}))?(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LooseTime();
}
