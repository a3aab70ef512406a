using System.Globalization;
using System.Text;
using SignageHub.Core;
using SignageHub.Core.Frames;
using SignageHub.Rendering.Layout;
using SignageHub.Rendering.Legibility;

namespace SignageHub.Rendering;

/// <summary>What findings say, in one place: what is wrong and what to do, in both languages.</summary>
internal static class Findings
{
    public static RenderFinding EmptyText { get; } = Error(
        FindingCodes.EmptyText, "The slogan is empty; write its text.", "Khẩu hiệu đang trống; hãy nhập nội dung.");

    public static RenderFinding BlackText { get; } = Error(
        FindingCodes.BlackText, "Black text cannot be seen on LEDs; choose another colour.", "Chữ màu đen không nhìn thấy được trên đèn LED; hãy chọn màu khác.");

    public static RenderFinding PictureLeftOut { get; } = new(FindingCodes.PictureLeftOut, Severity.Warning, new Bilingual(
        "The text scrolls on this board, so the picture is left out; shorten the text, or put the picture left or right.",
        "Chữ chạy trên bảng này nên bỏ ảnh; hãy rút ngắn chữ, hoặc đặt ảnh bên trái hay bên phải."));

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

    public static RenderFinding RightToLeft(Rune letter) => Error(
        FindingCodes.RightToLeft,
        $"The letter '{letter}' ({Name(letter.Value)}) is of a script that runs from right to left; boards show scripts that run from left to right.",
        $"Ký tự '{letter}' ({Name(letter.Value)}) thuộc chữ viết từ phải sang trái; bảng chỉ hiện chữ viết từ trái sang phải.");

    public static RenderFinding LegacyEncoding(string meant) => Error(
        FindingCodes.LegacyEncoding,
        $"The slogan is in an old encoding (TCVN3 or VNI) and would show as garbage; did you mean '{meant}'?",
        $"Khẩu hiệu dùng bảng mã cũ (TCVN3 hoặc VNI) nên sẽ hiện sai chữ; có phải ý bạn là '{meant}'?");

    public static RenderFinding UnknownPart(string written) => Error(
        FindingCodes.UnknownPart,
        $"'{written}' is no part that a board can fill in: use {{time}}, {{date}} or {{days to 2027-04-30}}; braces stand for nothing else.",
        $"'{written}' không phải phần mà bảng tự điền được: hãy dùng {{time}} (giờ), {{date}} (ngày) hoặc {{days to 2027-04-30}} (số ngày còn lại); dấu ngoặc nhọn không dùng cho việc khác.");

    public static RenderFinding Unseen(double ratio) => Error(
        FindingCodes.LowContrast,
        $"Text and background look alike (contrast {Ratio(ratio)} : 1); choose colours that differ, {Ratio(Contrast.Enough)} : 1 at least.",
        $"Chữ và nền gần như cùng màu (độ tương phản {Ratio(ratio)} : 1); hãy chọn màu khác nhau, ít nhất {Ratio(Contrast.Enough)} : 1.");

    public static RenderFinding LowContrast(double ratio) => new(FindingCodes.LowContrast, Severity.Warning, new Bilingual(
        $"Text and background differ little (contrast {Ratio(ratio)} : 1); {Ratio(Contrast.Enough)} : 1 is easy to read: choose a lighter or a darker colour.",
        $"Chữ và nền ít tương phản ({Ratio(ratio)} : 1); cần {Ratio(Contrast.Enough)} : 1 để dễ đọc: hãy chọn màu sáng hơn hoặc tối hơn."));

    public static RenderFinding SameLetters(Rune letter, Rune other, int rows) => Error(
        FindingCodes.SameLetters,
        $"At {rows} rows '{letter}' comes out as '{other}'; shorten the slogan so that its letters grow, or use another font.",
        $"Ở cỡ {rows} hàng đèn, chữ '{letter}' hiện giống '{other}'; hãy rút ngắn khẩu hiệu để chữ to hơn, hoặc dùng phông khác.");

    public static RenderFinding FastScroll(int perSecond, int most) => new(FindingCodes.FastScroll, Severity.Warning, new Bilingual(
        $"The text passes at {perSecond} letters a second, people read {most}; set a lower speed.",
        $"Chữ chạy {perSecond} ký tự mỗi giây, mắt đọc kịp {most}; hãy đặt tốc độ chậm hơn."));

    public static RenderFinding NearOnly(int rows, ReadingDistance distance) => new(FindingCodes.NearOnly, Severity.Warning, new Bilingual(
        $"Capitals of {rows} rows are easy to read from {Metres(distance.Comfortable)} m on this board, and not at all beyond {Metres(distance.Farthest)} m; shorten the slogan so that its letters grow.",
        $"Chữ hoa cao {rows} hàng đèn trên bảng này dễ đọc từ {Metres(distance.Comfortable)} m, và không đọc được ngoài {Metres(distance.Farthest)} m; hãy rút ngắn khẩu hiệu để chữ to hơn."));

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

    private static string Ratio(double ratio) => ratio.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Metres(int decimetres) => (decimetres / 10m).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Name(int codePoint) => string.Create(CultureInfo.InvariantCulture, $"U+{codePoint:X4}");
}
