using System.Text.RegularExpressions;
using SignageHub.Core.Frames;
using SignageHub.Core.Json;

namespace SignageHub.Core.Boards;

/// <summary>The words of boards.json: ids, groups, sizes and colours, each with what to say when it is wrong.</summary>
internal static partial class BoardTexts
{
    /// <summary>The hub's own name where boards have theirs (MQTT).</summary>
    public const string Reserved = "hub";

    private static readonly Bilingual IdRule = new(
        "use 1 to 40 of the letters a-z, digits and hyphens, beginning and ending with a letter or digit",
        "hãy dùng 1 đến 40 ký tự gồm chữ thường không dấu a-z, chữ số và dấu gạch nối, đầu và cuối là chữ hoặc số");

    public static readonly Words<BoardColor> Colors = new(
        new("colour of a board", "màu của bảng"),
        [.. BoardColor.All.Select(c => (c.Word, c))],
        new Dictionary<string, string>
        {
            ["đỏ"] = "red",
            ["do"] = "red",
            ["xanh lá"] = "green",
            ["xanh lá cây"] = "green",
            ["xanh"] = "blue",
            ["xanh dương"] = "blue",
            ["xanh lam"] = "blue",
            ["cam"] = "amber",
            ["orange"] = "amber",
            ["hổ phách"] = "amber",
            ["vàng"] = "yellow",
            ["trắng"] = "white",
            ["màu"] = "rgb",
            ["nhiều màu"] = "rgb",
            ["full"] = "rgb",
            ["full color"] = "rgb",
            ["fullcolor"] = "rgb",
            ["color"] = "rgb",
        });

    /// <summary>For editors: what <see cref="PixelSize.TryParse"/> takes.</summary>
    public const string SizePattern = $"^0*({Side})[xX]0*({Side})$";

    private const string Side = "[1-9][0-9]{0,2}|[1-7][0-9]{3}|80[0-9]{2}|81[0-8][0-9]|819[0-2]";

    public static Outcome<BoardId> Id(string written)
    {
        if (written == Reserved)
        {
            return new Bilingual(
                $"'{Reserved}' is the hub's own name; give the board another id, for example 'lobby'",
                $"'{Reserved}' là tên riêng của trung tâm; hãy đặt mã khác cho bảng, ví dụ 'sanh-chinh'");
        }

        return BoardId.TryParse(written, out var id)
            ? id
            : Say.IsNo(written, new("board id", "mã bảng"), Slug.Of(written), IdRule);
    }

    /// <summary>A group's name has the form of a board's id.</summary>
    public static Outcome<string> Group(string written) => BoardId.TryParse(written, out _)
        ? written
        : Say.IsNo(written, new("name of a group", "tên nhóm"), Slug.Of(written), IdRule);

    public static Outcome<PixelSize> Size(string written)
    {
        if (PixelSize.TryParse(written, out var size))
            return size;
        var sides = LooseSize().Match(written);
        if (!sides.Success)
            return NoSize(written, null);
        var suggestion = $"{sides.Groups["width"].Value.TrimStart('0')}x{sides.Groups["height"].Value.TrimStart('0')}";
        return PixelSize.TryParse(suggestion, out _)
            ? NoSize(written, suggestion)
            : new Bilingual(
                $"a board of '{Say.Short(written)}' LEDs cannot be: columns and rows are each 1 to {PixelSize.Maximum}",
                $"không thể có bảng '{Say.Short(written)}' điểm ảnh: số cột và số hàng phải từ 1 đến {PixelSize.Maximum}");
    }

    public static Outcome<Pitch> Pitch(string written) => Boards.Pitch.TryParse(written, out var pitch)
        ? pitch
        : Say.IsNo(written, new("pitch of LEDs", "khoảng cách LED"), null, new(
            "write P and the millimetres from one LED to the next, 0.5 to 50, for example 'P10' or 'P2.5'",
            "hãy viết P và số milimét giữa hai LED, từ 0.5 đến 50, ví dụ 'P10' hoặc 'P2.5'"));

    private static Bilingual NoSize(string written, string? suggestion) => Say.IsNo(
        written,
        new("size", "kích thước"),
        suggestion,
        new("write columns x rows in LEDs, for example '192x32'", "hãy viết số cột x số hàng điểm ảnh, ví dụ '192x32'"));

    [GeneratedRegex(@"\A\s*(?<width>[0-9]{1,9})\s*(px)?\s*[xX×*]\s*(?<height>[0-9]{1,9})\s*(px)?\s*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LooseSize();
}
