using SignageHub.Core;
using SignageHub.Documents.Plans;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Plans;

/// <summary>The sentences of the page that reads plans.</summary>
internal static class PlanTexts
{
    public static readonly Bilingual Title = new("Import a plan", "Nhập kế hoạch");
    public static readonly Bilingual Lead = new(
        "Choose the plan document, or paste its text. SignageHub finds the slogans with their days, shows where each stands and what is doubtful; nothing shows before somebody approves it.",
        "Chọn văn bản kế hoạch hoặc dán nội dung. SignageHub tìm các khẩu hiệu kèm thời gian, chỉ rõ mỗi câu nằm ở đâu và chỗ nào đáng ngờ; chưa duyệt thì chưa hiện.");

    public static readonly Bilingual File = new("Document (DOCX, PDF, web page, text; up to 20 MB)", "Văn bản (DOCX, PDF, trang web, văn bản thuần; tối đa 20 MB)");
    public static readonly Bilingual Text = new("… or its text", "… hoặc nội dung");
    public static readonly Bilingual Drop = new("You can also drop the document anywhere on this page.", "Cũng có thể kéo tệp văn bản thả vào bất cứ chỗ nào trên trang này.");
    public static readonly Bilingual One = new("Drop one document at a time.", "Mỗi lần chỉ thả một văn bản.");
    public static readonly Bilingual Reading = new("Reading…", "Đang đọc…");
    public static readonly Bilingual ReadingFile = new("Reading {file}…", "Đang đọc {file}…");
    public static readonly Bilingual Importing = new("Importing…", "Đang nhập…");
    public static readonly Bilingual Correcting = new("Putting it right…", "Đang sửa…");
    public static readonly Bilingual OnlyThis = new("Only this one of its list", "Chỉ lấy câu này trong danh sách");
    public static readonly Bilingual ReadIt = new("Read it", "Đọc");
    public static readonly Bilingual Pasted = new("Pasted text", "Nội dung dán vào");
    public static readonly Bilingual Nothing = new("Choose a document, or paste its text.", "Hãy chọn văn bản, hoặc dán nội dung.");
    public static readonly Bilingual TooLate = new("The document is not at hand any more (it is kept for two hours). Choose it again.", "Văn bản không còn được giữ (chỉ giữ hai giờ). Hãy chọn lại.");
    public static readonly Bilingual NoneChosen = new("Choose at least one proposal.", "Hãy chọn ít nhất một đề xuất.");
    public static readonly Bilingual Lacking = new("A chosen proposal lacks its text or its days. Fill them in, or leave it out.", "Có đề xuất được chọn còn thiếu nội dung hoặc ngày. Hãy bổ sung, hoặc bỏ chọn.");
    public static readonly Bilingual Faulty = new("Nothing was imported yet. Put these right, or leave the proposals out:", "Chưa nhập gì. Hãy sửa các chỗ sau, hoặc bỏ chọn đề xuất:");
    public static readonly Bilingual NoText = new("the text is missing", "còn thiếu nội dung");
    public static readonly Bilingual NoDay = new("the day is missing", "còn thiếu ngày");
    public static readonly Bilingual Proposals = new("What the boards are asked to show", "Nội dung đề nghị hiện trên bảng");
    public static readonly Bilingual NoProposals = new("No slogan with its days was found in this document.", "Không tìm thấy khẩu hiệu kèm thời gian trong văn bản này.");
    public static readonly Bilingual ReadDocument = new("Read the document", "Xem văn bản");
    public static readonly Bilingual Document = new("The document", "Văn bản");
    public static readonly Bilingual Take = new("Take it", "Nhận");
    public static readonly Bilingual Probable = new(
        "These days are probable, and not as the document has them. Tick \"Take it\" when they are right.", "Đây là ngày có lẽ đúng, không phải ngày ghi trong văn bản. Nếu đúng, hãy đánh dấu \"Nhận\".");
    public static readonly Bilingual Line = new("line", "dòng");
    public static readonly Bilingual Import = new("Import as drafts", "Nhập thành bản nháp");
    public static readonly Bilingual Other = new("Another document", "Văn bản khác");

    public static readonly Bilingual NothingNew = new("It has exactly these entries; nothing was changed.", "Danh sách đã có đúng các mục này; không có gì thay đổi.");
    public static readonly Bilingual Compare = new(
        "Nothing was written yet. Lines with - stand in the playlist now, lines with + would take their place. What was edited in its entries by hand would be lost (an earlier version can be put back under History); what shows now waits for approval again where it changes.",
        "Chưa ghi gì. Dòng có dấu - đang có trong danh sách phát, dòng có dấu + sẽ thay vào. Phần đã sửa tay trong các mục sẽ mất (có thể khôi phục bản trước ở mục Lịch sử); mục đang hiện mà thay đổi thì phải duyệt lại.");

    public static readonly Bilingual Replace = new("Replace the playlist as shown", "Thay danh sách phát như trên");
    public static readonly Bilingual Keep = new("Keep it, and change it there", "Giữ nguyên và sửa tại đó");

    public static Bilingual Again(string id) => new($"This plan was imported already: the playlist {id}.", $"Kế hoạch này đã được nhập: danh sách phát {id}.");

    public static Bilingual Foreign(string id) => new(
        $"There is a playlist {id} already, for boards that are not yours. Ask an admin of the office.",
        $"Đã có danh sách phát {id} dành cho bảng mà bạn không phụ trách. Hãy hỏi quản trị viên của cơ quan.");

    public static Bilingual Taken(string id) => new(
        $"The file of the playlist {id} is there already, and the hub cannot read it. Mend it, or delete it to import the plan anew.",
        $"Đã có tệp của danh sách phát {id} nhưng trung tâm không đọc được. Hãy sửa tệp đó, hoặc xóa đi để nhập lại kế hoạch.");

    public static Bilingual IsNoDay(string typed) => new($"“{typed}” is no day; write it as 7/4/2027, with a time 7/4/2027 20:30", $"“{typed}” không phải ngày; hãy viết 7/4/2027, kèm giờ thì 7/4/2027 20:30");

    /// <summary>Its place in a sentence about a proposal.</summary>
    public static Bilingual FieldOf(PlanFault fault) => fault.Field switch { "from" => EditTexts.From, "to" => EditTexts.To, _ => EditTexts.Slogan };

    public static Bilingual Proposal(int number) => new($"Proposal {number}", $"Đề xuất {number}");

    /// <summary>What a press does; of words that the slogan has only these are told.</summary>
    internal static Bilingual Use(PlanRemedy remedy, PlanRow row) => remedy switch
    {
        { Instead: { } instead } when row.Has(remedy) => new($"Write “{instead}”", $"Sửa thành “{instead}”"),
        { From: { } from, To: { } to } when from != to => new($"Use {TypedDays.Shown(from)} to {TypedDays.Shown(to)}", $"Dùng {TypedDays.Shown(from)} đến {TypedDays.Shown(to)}"),
        { From: { } from } => new($"Use {TypedDays.Shown(from)}", $"Dùng {TypedDays.Shown(from)}"),
        { To: { } to } => new($"End on {TypedDays.Shown(to)}", $"Kết thúc ngày {TypedDays.Shown(to)}"),
        _ => throw new ArgumentException("A remedy that changes nothing has no words.", nameof(remedy)),
    };
}
