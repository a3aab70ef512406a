using System.Globalization;
using System.Text;
using SignageHub.Core;
using SignageHub.Core.Frames;
using SignageHub.Rendering.Layout;

namespace SignageHub.Rendering;

/// <summary>What findings say, in one place: what is wrong and what to do, in both languages.</summary>
internal static class Findings
{
    public static RenderFinding EmptyText { get; } = Error(
        FindingCodes.EmptyText, "The slogan is empty; write its text.", "Khẩu hiệu đang trống; hãy nhập nội dung.");

    public static RenderFinding BlackText { get; } = Error(
        FindingCodes.BlackText, "Black text cannot be seen on LEDs; choose another colour.", "Chữ màu đen không nhìn thấy được trên đèn LED; hãy chọn màu khác.");

    public static RenderFinding TooLong(int length) => Error(
        FindingCodes.TooLong,
        $"The slogan has {length} characters, at most {SceneRequest.LongestText} are shown; shorten it or split it into several entries.",
        $"Khẩu hiệu có {length} ký tự, chỉ hiển thị được tối đa {SceneRequest.LongestText}; hãy rút ngắn hoặc tách thành nhiều mục.");

    public static RenderFinding ControlCharacter(int codePoint) => Error(
        FindingCodes.ControlCharacter,
        $"The slogan holds the invisible character {Name(codePoint)} (a line break, a tab or the like); delete it.",
        $"Khẩu hiệu có ký tự vô hình {Name(codePoint)} (xuống dòng, tab hoặc tương tự); hãy xóa ký tự này.");

    public static RenderFinding NotComposed(Rune mark) => Error(
        FindingCodes.NotComposed,
        $"The mark {Name(mark.Value)} stands by itself instead of on its letter; type the letter again (Unicode composed, NFC).",
        $"Dấu {Name(mark.Value)} đứng rời khỏi chữ cái; hãy gõ lại chữ đó (Unicode dựng sẵn, NFC).");

    public static RenderFinding MissingLetter(Rune letter) => Error(
        FindingCodes.MissingLetter,
        $"The font has no letter '{letter}' ({Name(letter.Value)}); write it in another way.",
        $"Phông chữ không có ký tự '{letter}' ({Name(letter.Value)}); hãy viết cách khác.");

    public static RenderFinding BoardTooLow(PixelSize size) => Error(
        FindingCodes.BoardTooLow,
        $"The board {size} is too low: a line of Vietnamese text needs {Legible.LeastRows} rows at least.",
        $"Bảng {size} quá thấp: một dòng chữ tiếng Việt cần ít nhất {Legible.LeastRows} hàng đèn.");

    public static RenderFinding ForcedKindDoesNotFit(SceneKind kind, PixelSize size) => kind switch
    {
        SceneKind.Static => Error(
            FindingCodes.ForcedKindDoesNotFit,
            $"The slogan does not fit on one frame of {size}; shorten it, or let it play as pages or scroll.",
            $"Khẩu hiệu không vừa một khung hình {size}; hãy rút ngắn, hoặc cho hiển thị theo trang hay chạy chữ."),
        SceneKind.Pages => Error(
            FindingCodes.ForcedKindDoesNotFit,
            $"The slogan does not fit on {Legible.ForcedPages} pages of {size}; shorten it or let it scroll.",
            $"Khẩu hiệu không vừa {Legible.ForcedPages} trang {size}; hãy rút ngắn hoặc cho chạy chữ."),
        _ => Error(
            FindingCodes.ForcedKindDoesNotFit,
            $"The slogan is too long for one strip on {size}; shorten it.",
            $"Khẩu hiệu quá dài cho một dải chữ chạy trên bảng {size}; hãy rút ngắn."),
    };

    public static RenderFinding DoesNotFit(PixelSize size) => Error(
        FindingCodes.DoesNotFit,
        $"The slogan fits the board {size} in no way; shorten it.",
        $"Khẩu hiệu không thể hiển thị trên bảng {size}; hãy rút ngắn.");

    public static RenderFinding InkCut(PixelSize size) => Error(
        FindingCodes.InkCut,
        $"A part of a letter would lie outside the board {size}; replace unusual characters.",
        $"Một phần chữ sẽ nằm ngoài bảng {size}; hãy thay các ký tự ít dùng.");

    public static RenderFinding SmallLetters(int rows) => new(
        FindingCodes.SmallLetters,
        Severity.Warning,
        new Bilingual(
            $"The letters have only {rows} rows, {Legible.Rows} are easy to read; shorten the slogan or let it play in another way.",
            $"Chữ chỉ cao {rows} hàng đèn, cần {Legible.Rows} để dễ đọc; hãy rút ngắn khẩu hiệu hoặc chọn cách hiển thị khác."));

    private static RenderFinding Error(string code, string en, string vi) => new(code, Severity.Error, new Bilingual(en, vi));

    private static string Name(int codePoint) => string.Create(CultureInfo.InvariantCulture, $"U+{codePoint:X4}");
}
