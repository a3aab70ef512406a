using System.Globalization;
using System.Text;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Json;

/// <summary>Text for people, slogans among it: one line, NFC, nothing in it that cannot be seen.</summary>
internal static class PlainText
{
    /// <summary>For editors: at least one character that is no blank. The rest of the rule is beyond regular expressions.</summary>
    public const string Pattern = @"\S";

    /// <summary>Composed to NFC, without the blanks at both ends; those within are kept as written.</summary>
    public static Outcome<string> Read(string written, int longest)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return written.Length == 0
                ? new Bilingual("the text is empty; write something", "chuỗi rỗng; hãy ghi nội dung")
                : new Bilingual("the text holds nothing but blanks; write something", "chuỗi chỉ có dấu cách; hãy ghi nội dung");
        }

        // The soft hyphen is the letter ư of TCVN3: whoever would strip it would eat every ư.
        if (written.Contains('\u00AD', StringComparison.Ordinal) && LegacyText.Decode(written) is { } meant)
            return Legacy(meant);
        if (FirstHidden(written) is { } hidden)
            return hidden;
        if (!Nfc.TryCompose(written.Trim(), out var text))
            return Nfc.Unavailable;
        return text.Length <= longest
            ? text
            : new Bilingual(
                $"the text has {Say.Number(text.Length)} characters; at most {Say.Number(longest)} are allowed, so shorten it",
                $"chuỗi có {Say.Number(text.Length)} ký tự; tối đa chỉ được {Say.Number(longest)}, hãy rút ngắn lại");
    }

    public static Bilingual Legacy(string meant) => new(
        $"the text is in an old encoding (TCVN3 or VNI) and would show as garbage; did you mean '{meant}'?",
        $"chuỗi dùng bảng mã cũ (TCVN3 hoặc VNI) nên sẽ hiện sai chữ; có phải ý bạn là '{meant}'?");

    private static Bilingual? FirstHidden(string text)
    {
        var position = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Characters.IsShown(rune))
                return Hidden(rune, position);
            position += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static Bilingual Hidden(Rune rune, int position)
    {
        var name = Characters.Name(rune);
        var at = position.ToString(CultureInfo.InvariantCulture);
        return rune.Value switch
        {
            '\n' or '\r' => new($"a line break ({name}) stands at character {at}; keep the text on one line", $"có dấu xuống dòng ({name}) ở ký tự thứ {at}; hãy viết trên một dòng"),
            '\t' => new($"a tab ({name}) stands at character {at}; write a blank", $"có dấu tab ({name}) ở ký tự thứ {at}; hãy thay bằng dấu cách"),
            _ when Characters.IsControl(rune) => new($"a control character ({name}) stands at character {at}; remove it", $"có ký tự điều khiển ({name}) ở ký tự thứ {at}; hãy xóa đi"),
            _ when Characters.IsDamaged(rune) => new($"a damaged character ({name}) stands at character {at}; type it anew", $"có ký tự bị hỏng ({name}) ở ký tự thứ {at}; hãy gõ lại"),
            _ => new($"an invisible character ({name}) stands at character {at}; remove it, or type the text anew", $"có ký tự không nhìn thấy được ({name}) ở ký tự thứ {at}; hãy xóa đi hoặc gõ lại chuỗi này"),
        };
    }
}
