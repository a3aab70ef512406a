using NodaTime;
using SignageHub.Core.Json;

namespace SignageHub.Core.Boards;

/// <summary>Time zones as files write them: ids of the IANA database, letter for letter.</summary>
internal static class ZoneText
{
    private const string Vietnam = "Asia/Ho_Chi_Minh";

    private static readonly Dictionary<string, string> Meant = new()
    {
        ["vietnam"] = Vietnam,
        ["viet nam"] = Vietnam,
        ["việt nam"] = Vietnam,
        ["hanoi"] = Vietnam,
        ["ha noi"] = Vietnam,
        ["hà nội"] = Vietnam,
        ["saigon"] = Vietnam,
        ["ho chi minh"] = Vietnam,
        ["asia/hanoi"] = Vietnam,
        ["asia/ha_noi"] = Vietnam,
        ["asia/vietnam"] = Vietnam,
        ["utc+7"] = Vietnam,
        ["utc+07"] = Vietnam,
        ["utc+07:00"] = Vietnam,
        ["gmt+7"] = Vietnam,
        ["+07:00"] = Vietnam,
        ["ict"] = Vietnam,
        ["se asia standard time"] = Vietnam,
    };

    public static Outcome<DateTimeZone> Read(string written)
    {
        var zones = DateTimeZoneProviders.Tzdb;
        if (zones.Ids.Contains(written))
            return zones[written];
        var near = Meant.GetValueOrDefault(written.Trim().ToLowerInvariant()) ?? Suggest.Nearest(written, zones.Ids);
        return Say.IsNo(
            written,
            new("time zone", "múi giờ"),
            near,
            new($"write it as in the IANA list, for example '{Vietnam}'", $"hãy viết theo danh mục IANA, ví dụ '{Vietnam}'"));
    }
}
