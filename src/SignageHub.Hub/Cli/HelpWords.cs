using System.Text.RegularExpressions;

namespace SignageHub.Hub.Cli;

/// <summary>The Vietnamese of what <c>--help</c> and the command line's own errors say.</summary>
internal static class HelpWords
{
    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        ["SignageHub: the right slogan on the right board on the right day. Without a command it runs the hub."] = "SignageHub: đúng khẩu hiệu, đúng bảng, đúng ngày. Không ghi lệnh nào thì chạy trung tâm.",
        ["Show help and usage information"] = "Hiện trợ giúp và cách dùng",
        ["Show version information"] = "Hiện phiên bản",
        ["vi or en; the default is the language of the system"] = "vi hoặc en; mặc định theo ngôn ngữ của máy",
        ["Run the hub: schedule, render, push, and serve the pages (the default command)"] = "Chạy trung tâm: lập lịch, vẽ, gửi tới bảng và mở các trang (lệnh mặc định)",
        ["Tell every problem of boards.json and the playlists, with place and remedy"] = "Nêu mọi lỗi của boards.json và các danh sách phát, kèm chỗ sai và cách sửa",
        ["Show what the boards show over a stretch of days, and why"] = "Cho biết các bảng hiện gì trong những ngày đã chọn, và vì sao",
        ["Show the exact pixels of a board at an instant, and why"] = "Hiện đúng từng điểm sáng của một bảng tại một thời điểm, và vì sao",
        ["Draw a slogan as a board would show it"] = "Vẽ một khẩu hiệu đúng như trên bảng",
        ["How it must play; left out, text and board decide"] = "Cách hiện; bỏ trống thì tùy chữ và bảng",
        ["The board's pitch, for example P10: tells from how far away the slogan can be read"] = "Khoảng cách LED của bảng, ví dụ P10: cho biết đọc được từ bao xa",
        ["Where lines stand: left, center or right"] = "Dòng chữ nằm ở đâu: left (trái), center (giữa) hoặc right (phải)",
        ["The text's colour on an RGB board"] = "Màu chữ trên bảng RGB",
        ["The ground behind the text on an RGB board"] = "Màu nền sau chữ trên bảng RGB",
        ["Set the text in capitals"] = "Viết hoa toàn bộ",
        ["A logo or a photo: a PNG file"] = "Biểu trưng hoặc ảnh: tệp PNG",
        ["Where the picture stands: left, right or behind"] = "Vị trí ảnh: left (trái), right (phải) hoặc behind (sau chữ)",
        ["regular, medium, bold, or a .ttf file beside boards.json"] = "regular, medium, bold, hoặc tệp .ttf đặt cạnh boards.json",
        ["How pages come: cut, wipe or scroll-in"] = "Cách trang hiện ra: cut (đổi ngay), wipe (quét) hoặc scroll-in (cuộn vào)",
        ["The instant: 2023-03-25T20:45+07:00, or without offset in the board's time zone"] = "Thời điểm: 2023-03-25T20:45+07:00, hoặc không ghi độ lệch thì theo múi giờ của bảng",
        ["Also entries that are for other days or other boards"] = "Cả các mục dành cho ngày khác hoặc bảng khác",
        ["Tell why a board shows what it shows, and what became of every entry"] = "Cho biết vì sao bảng hiện như vậy, và từng mục đã ra sao",
        ["Tell which observances of a year have no slogan, and which entries are crowded, hidden or wrong"] = "Cho biết ngày kỷ niệm nào trong năm chưa có khẩu hiệu, mục nào bị chen, bị che hoặc sai",
        ["List the observances, or confirm the day of a movable one"] = "Liệt kê các ngày kỷ niệm, hoặc xác nhận ngày của ngày không cố định",
        ["List the observances with their days in a year"] = "Liệt kê các ngày kỷ niệm kèm ngày của chúng trong năm",
        ["The observance, for example gio-trai-dat"] = "Ngày kỷ niệm, ví dụ gio-trai-dat",
        ["Also a day that is far from the proposed one or on another weekday"] = "Cả ngày cách xa ngày dự kiến hoặc khác thứ",
        ["In the place of the confirmation that the year has already"] = "Thay cho ngày mà năm đó đã xác nhận",
        ["Its day (the first of several), 2027-03-27"] = "Ngày của nó (ngày đầu nếu có nhiều), 2027-03-27",
        ["The document that says so"] = "Văn bản công bố ngày đó",
        ["Confirm the day of a movable observance: written to playlists/observances.json"] = "Xác nhận ngày của ngày kỷ niệm không cố định: ghi vào playlists/observances.json",
        ["List the hours for which boards were ordered dark, and whether they were kept"] = "Liệt kê các giờ tắt bảng theo lệnh, và có giữ đủ giờ không",
        ["The year; left out, this one"] = "Năm; bỏ trống là năm nay",
        ["Read plan documents (kế hoạch, công văn)"] = "Đọc kế hoạch, công văn",
        ["Tell what a plan document asks the boards to show, with evidence and doubts; nothing is written"] = "Cho biết văn bản yêu cầu hiện gì trên bảng, kèm chứng cứ và điều nghi vấn; không ghi gì",
        ["Write a playlist of draft entries from a plan document"] = "Ghi danh sách phát gồm các mục nháp từ một văn bản",
        ["Show what entries would light on each board, and approve exactly that"] = "Hiện đúng hình các mục sẽ chiếu trên từng bảng, và duyệt đúng hình đó",
        ["The playlist: its file's name without .json"] = "Danh sách phát: tên tệp không kèm .json",
        ["Its entries, by id or number; left out, all that wait for an approval"] = "Các mục, theo mã hoặc số thứ tự; bỏ trống là mọi mục đang chờ duyệt",
        ["Who approves; left out, nothing is recorded"] = "Ai duyệt; bỏ trống thì chưa ghi gì",
        ["A note to the approval, or the reason for sending it back"] = "Ghi chú khi duyệt, hoặc lý do trả lại",
        ["Take the approval back, or send the entry back to whoever wrote it"] = "Rút phê duyệt, hoặc trả mục lại cho người soạn",
        ["Write the pictures as PNG files into this folder"] = "Ghi hình thành các tệp PNG vào thư mục này",
        ["Write the report on a playlist from what the boards' journals prove"] = "Lập báo cáo kết quả của một danh sách phát theo nhật ký của các bảng",
        ["First day; left out, the first on which it was to show or did"] = "Ngày đầu; bỏ trống là ngày đầu tiên theo kế hoạch hoặc đã chiếu",
        ["Last day, included; left out, the last up to today"] = "Ngày cuối, tính cả ngày đó; bỏ trống là ngày cuối cùng đến hôm nay",
        ["Write the report as DOCX, in the form of Nghị định 30/2020/NĐ-CP"] = "Ghi báo cáo thành DOCX, thể thức theo Nghị định 30/2020/NĐ-CP",
        ["Write the report as a web page"] = "Ghi báo cáo thành trang web",
        ["Write every board, slogan and day as CSV"] = "Ghi từng bảng, khẩu hiệu và ngày thành CSV",
        ["Write the same as a spreadsheet"] = "Ghi số liệu đó thành bảng tính",
        ["The body above the office, for the head: \"UBND TỈNH BÌNH THUẬN\""] = "Cơ quan chủ quản ghi ở đầu văn bản: \"UBND TỈNH BÌNH THUẬN\"",
        ["Where it is signed: \"Bình Thuận\""] = "Địa danh ký: \"Bình Thuận\"",
        ["The letters after BC-; left out, those of the plan's number"] = "Chữ viết tắt sau BC-; bỏ trống thì lấy theo số của kế hoạch",
        ["Whom it goes to, again for each; left out, as the plan says"] = "Nơi nhận báo cáo, ghi lại cho từng nơi; bỏ trống thì theo kế hoạch",
        ["The signer's name, below the room for the signature"] = "Họ tên người ký, dưới chỗ chữ ký",
        ["The signer's office; lines are separated by |: \"KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC\""] = "Chức vụ người ký; các dòng cách nhau bằng |: \"KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC\"",
        ["Hand slogans from office to office in one signed file"] = "Chuyển khẩu hiệu giữa các cơ quan bằng một tệp có chữ ký",
        ["Write playlists, own observances and the texts of their documents into one signed file"] = "Ghi danh sách phát, ngày kỷ niệm riêng và nội dung văn bản vào một tệp có chữ ký",
        ["Show what is in a pack and, when its office is trusted, take it in as drafts"] = "Cho xem nội dung gói và, nếu cơ quan gửi đã được tin cậy, nhận vào thành các mục nháp",
        ["The pack"] = "Tệp gói khẩu hiệu",
        ["Only this playlist; may be given several times"] = "Chỉ danh sách phát này; có thể ghi nhiều lần",
        ["What the pack is called"] = "Tên gọi của gói",
        ["The last four groups of the office's fingerprint, as they told you"] = "Bốn nhóm cuối trong dấu vân tay của cơ quan gửi, do chính họ cho biết",
        ["Also from a pack that is older than the one taken before"] = "Nhận cả khi gói cũ hơn gói đã nhận trước đây",
        ["The office's fingerprint, or its last four groups"] = "Dấu vân tay của cơ quan, hoặc bốn nhóm cuối",
        ["List the offices whose packs are taken"] = "Liệt kê các cơ quan được nhận gói",
        ["Take an office's packs no longer"] = "Thôi nhận gói của một cơ quan",
        ["The offices whose packs are taken"] = "Các cơ quan được nhận gói",
        ["Replace playlists that are here and differ"] = "Thay danh sách phát đã có nhưng khác nội dung",
        ["Look after single boards"] = "Quản lý từng bảng",
        ["Make a new secret for a board and print it once; the old one is void"] = "Tạo mã bí mật mới cho bảng và in ra một lần; mã cũ hết hiệu lực",
        ["Shut a board out of the broker; a running hub cuts it off within seconds"] = "Cấm một bảng kết nối; trung tâm đang chạy ngắt bảng đó trong vài giây",
        ["Write all that signage-player needs to be this board to a file: secret, the hub's key, the broker's certificate"] = "Ghi vào một tệp mọi thứ signage-player cần để làm bảng này: mật khẩu, khóa của trung tâm, chứng chỉ MQTT",
        ["The people who sign in to the pages"] = "Những người đăng nhập vào các trang",
        ["Who may sign in, and what they may do"] = "Ai được đăng nhập và có quyền gì",
        ["Make an account and print a one-time code with which the person chooses a password"] = "Tạo tài khoản và in mã dùng một lần để người đó đặt mật khẩu",
        ["A new one-time code: the old password, the second step, passkeys and all sessions end"] = "Cấp mã mới: mật khẩu cũ, bước xác thực thứ hai, khóa truy cập và mọi phiên hết hiệu lực",
        ["Shut an account; its sessions end"] = "Khóa tài khoản; mọi phiên kết thúc",
        ["Open an account again"] = "Mở lại tài khoản",
        ["The sign-in name, for example lan.nguyen"] = "Tên đăng nhập, ví dụ lan.nguyen",
        ["viewer, editor, approver or admin"] = "viewer (xem), editor (biên tập), approver (duyệt) hoặc admin (quản trị)",
        ["Only for the boards of this group; left out, for every board"] = "Chỉ cho các bảng của nhóm này; bỏ trống là mọi bảng",
        ["The person's name, as colleagues see it"] = "Họ tên, để đồng nghiệp nhận ra",
        ["The log of who did what"] = "Nhật ký thao tác",
        ["Who did what, the newest last"] = "Ai đã làm gì, mới nhất ở cuối",
        ["Look at every line of the audit log; names the first that was touched"] = "Xem xét từng dòng nhật ký; chỉ ra dòng đầu tiên bị can thiệp",
        ["Only this many, the newest"] = "Chỉ chừng này dòng, mới nhất",
        ["A copy that was saved elsewhere, in place of the log of the data folder"] = "Bản sao lưu ở nơi khác, thay cho nhật ký trong thư mục dữ liệu",
        ["Claim a board that shows a code; then both sides show the same four digits"] = "Nhận một bảng đang hiện mã; sau đó hai bên hiện cùng bốn chữ số",
        ["Say which digits the board shows; when they are the hub's, the board gets its secret"] = "Cho biết bảng hiện chữ số nào; nếu đúng với trung tâm, bảng được cấp mật khẩu",
        ["The eight letters that the board shows"] = "Tám chữ cái mà bảng hiện",
        ["The four digits that the board shows"] = "Bốn chữ số mà bảng hiện",
        ["List the boards with what they say of themselves"] = "Liệt kê các bảng và tình trạng do bảng báo về",
        ["Tell all that a board says of itself"] = "Cho biết mọi điều một bảng báo về",
        ["Have a board show test patterns for a minute"] = "Cho bảng hiện các hình thử đèn trong một phút",
        ["Have a board show its own id for 15 seconds"] = "Cho bảng hiện mã của nó trong 15 giây",
        ["Have the program of a board start anew"] = "Khởi động lại chương trình của bảng",
        ["Have a board send the pixels that it lights"] = "Yêu cầu bảng gửi hình đang sáng",
        ["Write the pixels to this PNG file"] = "Ghi hình vào tệp PNG này",
        ["Set a board's brightness until told otherwise"] = "Đặt độ sáng của bảng cho đến khi có lệnh khác",
        ["1 to 100, or auto for that of boards.json"] = "1 đến 100, hoặc auto để theo boards.json",
        ["Give a board another name in boards.json; comments stay"] = "Đổi tên bảng trong boards.json; giữ nguyên chú thích",
        ["Its new name"] = "Tên mới",
        ["Look after the key with which the hub signs"] = "Quản lý khóa ký của trung tâm",
        ["Change the hub's signing key: first announce the next one to the boards, then --finish"] = "Đổi khóa ký của trung tâm: trước hết báo khóa mới cho các bảng, sau đó --finish",
        ["Sign with the new key from the hub's next start on"] = "Ký bằng khóa mới kể từ lần khởi động sau của trung tâm",
        ["With --finish: these boards may be left behind, and have to be enrolled anew (lobby,gate)"] = "Đi cùng --finish: cho phép bỏ lại các bảng này, sau phải đăng ký lại (lobby,gate)",
        ["Make boards dark at once, until told otherwise: all, one, or a group"] = "Tắt bảng ngay lập tức cho đến khi có lệnh khác: tất cả, một bảng hoặc một nhóm",
        ["Let boards light again: all, one, or a group"] = "Cho bảng sáng lại: tất cả, một bảng hoặc một nhóm",
        ["Only the boards of this group"] = "Chỉ các bảng của nhóm này",
        ["Why, for the log"] = "Lý do, để ghi nhật ký",
        ["Run the MQTT broker alone, on this machine only (127.0.0.1)"] = "Chỉ chạy máy chủ MQTT, chỉ trên máy này (127.0.0.1)",
        ["The file that describes the boards"] = "Tệp mô tả các bảng",
        ["The folder of playlists"] = "Thư mục danh sách phát",
        ["The folder that the hub owns: keys, secrets, what it published"] = "Thư mục riêng của trung tâm: khóa, mã bí mật, những gì đã gửi",
        ["Print JSON, for programs"] = "In JSON, dành cho chương trình",
        ["Where to serve the pages; several are separated by semicolons"] = "Địa chỉ mở các trang; nhiều địa chỉ cách nhau bằng dấu chấm phẩy",
        ["Port of plain MQTT on this machine; 0 for any free one, here and for TLS"] = "Cổng MQTT không mã hóa trên máy này; 0 là cổng trống bất kỳ, cả ở đây lẫn cho TLS",
        ["Port of MQTT over TLS; 0 for any free one"] = "Cổng MQTT qua TLS; 0 là cổng trống bất kỳ",
        ["The settings of this installation; left out, settings.json in the data folder if it is there"] = "Thiết đặt của nơi cài này; bỏ trống thì dùng settings.json trong thư mục dữ liệu nếu có",
        ["Start the clock there (2023-03-25T08:00+07:00), to watch any day of the year; nothing is recorded as proof"] = "Cho đồng hồ chạy từ đó (2023-03-25T08:00+07:00) để xem bất kỳ ngày nào trong năm; không ghi gì làm bằng chứng",
        ["Only this board"] = "Chỉ bảng này",
        ["First day (2023-03-20) or instant (2023-03-20T08:00+07:00)"] = "Ngày đầu (2023-03-20) hoặc thời điểm đầu (2023-03-20T08:00+07:00)",
        ["Last day, included; or the instant at which to end"] = "Ngày cuối, tính cả ngày đó; hoặc thời điểm kết thúc",
        ["The board, as in boards.json"] = "Bảng, như trong boards.json",
        ["The board"] = "Bảng",
        ["The instant: 2023-03-25T08:00+07:00, or without offset in the board's time zone"] = "Thời điểm: 2023-03-25T08:00+07:00, hoặc không ghi độ lệch thì theo múi giờ của bảng",
        ["Write the exact pixels to this PNG file"] = "Ghi đúng từng điểm sáng vào tệp PNG này",
        ["The slogan"] = "Khẩu hiệu",
        ["Columns and rows of LEDs, for example 192x32"] = "Số cột và hàng LED, ví dụ 192x32",
        ["Write the exact pixels of the whole scene to this PNG file"] = "Ghi đúng từng điểm sáng của cả cảnh vào tệp PNG này",
        ["A file with a JSON object on each line: {\"text\", \"size\", \"color\", \"kind\"?}, kind auto, static, pages or strip"] = "Tệp mỗi dòng một đối tượng JSON: {\"text\", \"size\", \"color\", \"kind\"?}, kind là auto, static, pages hoặc strip",
        ["Dark columns added between letters, 0 to 8"] = "Số cột tối thêm giữa các chữ, 0 đến 8",
        ["LEDs a second of a strip: 10, 12, 15, 20, 30, 60"] = "Số đèn mỗi giây của dải chữ chạy: 10, 12, 15, 20, 30, 60",
        ["Measure how fast slogans from standard input are drawn; WORK is raw, png, strip"] = "Đo tốc độ vẽ các khẩu hiệu ở đầu vào chuẩn; WORK là raw, png, strip",
        ["Show every letter of a font, as LEDs"] = "Hiện mọi chữ của một phông, bằng điểm LED",
        ["The rows of a line, 12 to 128"] = "Số hàng đèn của một dòng, 12 đến 128",
        ["red and the like for letters without grey levels, rgb with them"] = "red và các màu khác: chữ không có mức xám; rgb: có mức xám",
        ["The folder for 1.png, 2.png … of --batch"] = "Thư mục chứa 1.png, 2.png … của --batch",
        ["Plan documents: DOCX, PDF, text, web page; - for text that is pasted in"] = "Các văn bản: DOCX, PDF, văn bản thuần, trang web; dấu - là văn bản dán vào",
        ["A plan document: DOCX, PDF, text, web page; - for text that is pasted in"] = "Một văn bản: DOCX, PDF, văn bản thuần, trang web; dấu - là văn bản dán vào",
        ["Only these proposals, by number: 1,3 or 1-3"] = "Chỉ những đề xuất này, theo số: 1,3 hoặc 1-3",
        ["Correct a proposal: 2:from=7/4/2023 (from, to, slogan)"] = "Sửa một đề xuất: 2:from=7/4/2023 (from, to, slogan)",
        ["Write the entries anew where the playlist is there already; boards, style and share stay"] = "Ghi lại các mục khi danh sách phát đã có; bảng, kiểu chữ và tỉ lệ thời lượng giữ nguyên",
        ["The port to listen on; 0 for any free one"] = "Cổng để nghe; 0 là cổng trống bất kỳ",
        ["Only this user may connect; without it everyone on this machine may"] = "Chỉ người dùng này được kết nối; không ghi thì ai trên máy này cũng được",
        ["The user's password; the machine's other users can see it in the list of programs"] = "Mật khẩu của người dùng đó; người dùng khác trên máy có thể thấy nó trong danh sách tiến trình",
        ["The file whose first line is the user's password"] = "Tệp có dòng đầu là mật khẩu của người dùng đó",
        ["Keep retained messages and sessions in this folder; without it nothing outlives the broker"] = "Giữ tin lưu và phiên trong thư mục này; không ghi thì tắt là mất",
        ["The keep-alive that MQTT 5 clients are given when they ask for a longer one or none, 1 to 65535"] = "Thời hạn giữ kết nối cho máy khách MQTT 5 xin dài hơn hoặc không xin, 1 đến 65535",
        ["Messages of QoS 1 and 2 that a client may send before the first is acknowledged, 1 to 65535; more ends its connection (0x93); 20 if not given"] = "Số tin QoS 1 và 2 được gửi khi tin đầu chưa được xác nhận, 1 đến 65535; quá số đó thì bị ngắt (0x93); mặc định 20",
        ["Refuse subscriptions under this topic filter (0x80); may be given several times"] = "Từ chối đăng ký theo bộ lọc chủ đề này (0x80); có thể ghi nhiều lần",
    };

    /// <summary>Descriptions that go on with numbers or words of the program.</summary>
    private static readonly (string English, string Vietnamese)[] Beginnings =
    [
        ("What the LEDs can show: ", "LED hiện được màu gì: "),
        ("Measure how fast slogans from standard input are drawn; WORK is ", "Đo tốc độ vẽ các khẩu hiệu từ đầu vào chuẩn; WORK là "),
        ("Dark columns added between letters, 0 to ", "Số cột tối thêm giữa các chữ, 0 đến "),
        ("LEDs a second of a strip: ", "Số LED mỗi giây của dải chữ chạy: "),
    ];

    private static readonly (string English, string Vietnamese)[] Page =
    [
        (@"^Description:", "Mô tả:"), (@"^Usage:", "Cách dùng:"), (@"^Options:", "Tùy chọn:"), (@"^Commands:", "Lệnh:"), (@"^Arguments:", "Tham số:"),
        (@"\[command\]", "[lệnh]"), (@"\[options\]", "[tùy chọn]"), (@"\[default: ", "[mặc định: "), (@"\(REQUIRED\)", "(BẮT BUỘC)"),
    ];

    private static readonly (string English, string Vietnamese)[] Errors =
    [
        (@"^Unrecognized command or argument '(.*)'\.$", "Không có lệnh hay tùy chọn '$1'."),
        (@"^Required argument missing for option: '(.*)'\.$", "Tùy chọn $1 thiếu giá trị."),
        (@"^Required argument missing for command: '(.*)'\.$", "Lệnh $1 thiếu tham số."),
        (@"^Required command was not provided\.$", "Thiếu lệnh con."),
        (@"^Option '(.*)' is required\.$", "Cần có tùy chọn $1."),
        (@"^Option '(.*)' expects a single argument but \d+ were provided\.$", "Tùy chọn $1 chỉ nhận một giá trị."),
        (@"^Argument '(.*)' not recognized\. Must be one of:", "Không nhận giá trị '$1'. Hãy chọn một trong:"),
        (@"^Cannot parse argument '(.*)' for option '(.*)' as expected type .*$", "Tùy chọn $2 không nhận giá trị '$1'."),
    ];

    /// <summary>A description in Vietnamese; as it is when there is none.</summary>
    public static string? Of(string? description)
    {
        if (description is null)
            return null;
        if (Descriptions.TryGetValue(description, out var whole))
            return whole;
        var (english, vietnamese) = Array.Find(Beginnings, words => description.StartsWith(words.English, StringComparison.Ordinal));
        return english is null ? description : vietnamese + description[english.Length..];
    }

    /// <summary>The library's own words on a page.</summary>
    public static string Frame(string page) => Replace(page, Page);

    /// <summary>The library's own errors; ours are in Vietnamese already.</summary>
    public static string Error(string error) => Replace(error, Errors);

    private static string Replace(string text, (string English, string Vietnamese)[] words) => words.Aggregate(
        text, (said, word) => Regex.Replace(said, word.English, word.Vietnamese, RegexOptions.Multiline, TimeSpan.FromSeconds(1)));
}
