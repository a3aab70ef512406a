using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using SignageHub.Core;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Playlists;

/// <summary>What is different between two versions of a playlist, entry by entry: what was added, what dropped, and what changed.</summary>
internal static class EntryDifference
{
    private static readonly Bilingual None = new("not said", "không ghi");

    private static readonly Bilingual Years = new("years", "các năm");

    private static readonly (Bilingual Name, Func<Playlist, Language, string?> Of)[] AllFacts =
    [
        (new("name", "tên"), (playlist, _) => playlist.Name),
        (new("plan", "số kế hoạch"), (playlist, _) => playlist.Plan?.Number),
        (new("issued", "ngày ban hành"), (playlist, language) => playlist.Plan?.Issued is { } day ? WallTime.Day(day, language) : null),
        (new("office", "cơ quan ban hành"), (playlist, _) => playlist.Plan?.Office),
        (new("responsible", "phụ trách"), (playlist, _) => playlist.Plan?.Responsible),
        (new("report due by", "hạn báo cáo"), (playlist, language) => playlist.Plan?.ReportDue is { } day ? WallTime.Day(day, language) : null),
        (new("report to", "nơi nhận báo cáo"), (playlist, _) => playlist.Plan?.ReportTo),
        (new("boards", "bảng"), (playlist, language) => playlist.Boards.Count == 0 ? EditTexts.AllBoards.In(language) : string.Join(", ", playlist.Boards.Select(EditorPages.WordOf))),
        (new("share of the airtime", "tỉ lệ thời lượng"), (playlist, _) => playlist.Share is { } share ? $"{share}%" : null),
    ];

    private static readonly (Bilingual Name, Func<TextStyle, Bilingual?> Of)[] Styles =
    [
        (new("alignment", "căn lề"), style => NameOf(StyleTexts.Aligns, style.Align)),
        (new("colour", "màu chữ"), style => NameOf(StyleTexts.Colors, style.Color)),
        (new("background", "màu nền"), style => NameOf(StyleTexts.Colors, style.Background)),
        (new("capitals", "chữ hoa"), style => NameOf(StyleTexts.YesNo, style.Capitals)),
        (new("letter spacing", "giãn chữ"), style => NameOf([], style.LetterSpacing)),
        (new("speed", "tốc độ chạy"), style => NameOf(StyleTexts.Speeds, style.Speed)),
        (new("font", "phông chữ"), style => NameOf(StyleTexts.Fonts, style.Font)),
        (new("transition", "cách hiện"), style => NameOf(StyleTexts.Transitions, style.Transition is Entrance.ScrollIn ? "scroll-in" : style.Transition)),
        (new("picture", "hình kèm"), style => NameOf([], style.Picture)),
        (new("place of the picture", "chỗ đặt hình"), style => NameOf(StyleTexts.Places, style.PicturePlace)),
    ];

    /// <summary>An entry is the same one when its id is, or else its text. Order counts for nothing.</summary>
    /// <returns>Of a changed entry first what it was, then what it is.</returns>
    public static IReadOnlyList<DiffLine> Of(Playlist before, Playlist after, Language language)
    {
        var left = before.Entries.ToList();
        var lines = new List<DiffLine>();
        foreach (var entry in after.Entries)
        {
            var was = left.Find(old => IsSame(old, entry)) ?? left.Find(old => old.Id is { } id && id == entry.Id) ?? left.Find(old => (old.Slogan, old.Dark) == (entry.Slogan, entry.Dark));
            if (was is not null)
                left.Remove(was);
            if (was is not null && IsSame(was, entry))
                continue;
            if (was is null)
                lines.Add(new DiffLine('+', Line(entry, language)));
            else
                lines.AddRange(Changed(was, entry, language));
        }

        lines.AddRange(left.Select(dropped => new DiffLine('-', Line(dropped, language))));
        return lines;
    }

    /// <summary>What else is different between them: the name, the facts of the plan, the boards and the share of the airtime.</summary>
    public static IReadOnlyList<DiffLine> Facts(Playlist before, Playlist after, Language language) =>
    [
        .. from fact in AllFacts
           let pair = (Was: fact.Of(before, language), Now: fact.Of(after, language))
           where pair.Was != pair.Now
           from line in (DiffLine[])[new DiffLine('-', $"{fact.Name.In(language)}: {pair.Was ?? None.In(language)}"), new DiffLine('+', $"{fact.Name.In(language)}: {pair.Now ?? None.In(language)}")]
           select line,
    ];

    /// <summary>The same of two files; where one cannot be read as a playlist, line by line.</summary>
    public static IReadOnlyList<DiffLine> Of(string before, string after, Language language) =>
        Read(before) is { } old && Read(after) is { } now ? Of(old, now, language) : [.. LineDiff.Of(before, after).Where(line => line.Sign != ' ')];

    /// <summary>A text, its days, and its level where that is not the usual one.</summary>
    public static string Line(Entry entry, Language language)
    {
        var level = entry.Dark ? null : EditTexts.Levels.FirstOrDefault(l => string.Equals(l.Word, entry.Level.ToString(), StringComparison.OrdinalIgnoreCase)).Name;
        return $"{entry.Slogan ?? new Bilingual("(dark)", "(tắt bảng)").In(language)}{(entry.English is { } english ? $" / {english}" : "")}: {WhenPhrase.Of(entry.When, language)}"
            + (entry.Level is Level.Normal or Level.Dark || level is null ? "" : $" ({level.In(language)})");
    }

    public static void Write(IReadOnlyList<DiffLine> lines, Output output)
    {
        foreach (var line in lines)
            output.Result.WriteLine($"{line.Sign} {line.Text}");
    }

    /// <summary>Both versions, each with what of it is another and the line does not say by itself.</summary>
    private static DiffLine[] Changed(Entry was, Entry now, Language language)
    {
        var details = Details(was, now).ToList();
        var (before, after) = (Line(was, language), Line(now, language));
        // The phrase does not have an observance's own rule: then all of it, as it is compared.
        if (before == after && details.Count == 0)
            details.Add((Plain(WhenText.Of(was.When)), Plain(WhenText.Of(now.When))));
        return
        [
            new('-', before + In(details.Select(detail => detail.Was))),
            new('+', after + In(details.Select(detail => detail.Now))),
        ];

        string In(IEnumerable<Bilingual> its) => details.Count == 0 ? "" : $" [{string.Join("; ", its.Select(each => each.In(language)))}]";
    }

    private static IEnumerable<(Bilingual Was, Bilingual Now)> Details(Entry was, Entry now)
    {
        if (was.Draft != now.Draft)
            yield return (DraftOf(was), DraftOf(now));
        if (was.Weight != now.Weight)
            yield return (TurnsOf(was), TurnsOf(now));
        if (YearsOf(was) != YearsOf(now))
            yield return (Named(Years, Plain(YearsOf(was))), Named(Years, Plain(YearsOf(now))));
        foreach (var (name, of) in Styles.Where(style => style.Of(was.Style) != style.Of(now.Style)))
            yield return (Named(name, of(was.Style)), Named(name, of(now.Style)));
    }

    private static string? YearsOf(Entry entry) =>
        entry.When.Rule.Years is { Count: > 0 } years ? string.Join(", ", years.Order().Select(year => year.ToString(CultureInfo.InvariantCulture))) : null;

    private static Bilingual DraftOf(Entry entry) => entry.Draft ? EditTexts.DraftWord : new("no draft", "không phải nháp");

    private static Bilingual TurnsOf(Entry entry) => new(entry.Weight == 1 ? "1 turn in a round" : $"{entry.Weight} turns in a round", $"{entry.Weight} lượt mỗi vòng");

    private static Bilingual Named(Bilingual name, Bilingual? value) =>
        new($"{name.En}: {(value ?? None).En}", $"{name.Vi}: {(value ?? None).Vi}");

    [return: NotNullIfNotNull(nameof(text))]
    private static Bilingual? Plain(string? text) => text is null ? null : new(text, text);

    private static Bilingual? NameOf(IReadOnlyList<StyleChoice> choices, object? value) =>
        value?.ToString() is { } word ? StyleTexts.NameOf(choices, value is string ? word : word.ToLowerInvariant()) : null;

    /// <summary>All of it that somebody could see on a board; what is noted beside it does not matter.</summary>
    private static bool IsSame(Entry one, Entry other) => What(one) == What(other);

    private static (string?, string?, bool, Level, int, bool, TextStyle, string) What(Entry entry) =>
        (entry.Slogan, entry.English, entry.Dark, entry.Level, entry.Weight, entry.Draft, entry.Style, WhenText.Of(entry.When));

    private static Playlist? Read(string text) => PlaylistReader.Read("", "x", Encoding.UTF8.GetBytes(text), office: null).Value;
}
