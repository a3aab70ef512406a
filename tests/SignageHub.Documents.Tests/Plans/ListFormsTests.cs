using SignageHub.Documents.Plans;

namespace SignageHub.Documents.Tests.Plans;

/// <summary>How plans put slogans and their time side by side, each form by itself.</summary>
public sealed class ListFormsTests
{
    private const string Days = "2025-08-01..2025-08-15";

    [Theory]
    [InlineData("2. Nội dung khẩu hiệu\n- Nước sạch là sự sống!\n3. Thời gian tuyên truyền\nTừ ngày 01/8 đến hết ngày 15/8/2025.", "Nước sạch là sự sống!")]
    [InlineData("I. THỜI GIAN TREO KHẨU HIỆU\n- Từ ngày 01/8/2025 đến ngày 15/8/2025.\nII. NỘI DUNG KHẨU HIỆU\n1. Nước sạch là sự sống!", "Nước sạch là sự sống!")]
    [InlineData("Chạy trên bảng điện tử từ ngày 01/8/2025 đến ngày 15/8/2025 các dòng chữ:\nCâu 1: Nước sạch là sự sống\nCâu số 2: Giữ gìn nguồn nước", "Nước sạch là sự sống|Giữ gìn nguồn nước")]
    [InlineData("Tuyên truyền trên các bảng điện tử như sau:\nĐợt 1: Từ ngày 01/8/2025 đến ngày 15/8/2025\n- Nước sạch là sự sống;\n- Giữ gìn nguồn nước.", "Nước sạch là sự sống|Giữ gìn nguồn nước")]
    [InlineData("Tuyên truyền trên các bảng điện tử như sau:\nTừ ngày 01/8 đến 15/8/2025:\n- Nước sạch là sự sống;\n- Giữ gìn nguồn nước.", "Nước sạch là sự sống|Giữ gìn nguồn nước")]
    [InlineData("PHỤ LỤC\nKHẨU HIỆU TUYÊN TRUYỀN\n(Kèm theo Kế hoạch số 1/KH-UBND)\nThời gian treo: từ ngày 01/8/2025 đến ngày 15/8/2025.\n1. Nước sạch là sự sống\n2. Giữ gìn nguồn nước", "Nước sạch là sự sống|Giữ gìn nguồn nước")]
    [InlineData("II- KHẨU HIỆU TUYÊN TRUYỀN\n1- Nước sạch là sự sống!\n2- Giữ gìn nguồn nước!\nIII- TỔ CHỨC THỰC HIỆN\n1- Thời gian tuyên truyền trên pa nô, bảng điện tử: từ ngày 01/8 đến hết ngày 15/8/2025.", "Nước sạch là sự sống!|Giữ gìn nguồn nước!")]
    [InlineData("Chạy chữ trên bảng điện tử từ ngày 01/8/2025 đến ngày 15/8/2025 với 02 khẩu hiệu sau đây:\n\"Nước sạch là sự sống\"\n\"Giữ gìn nguồn nước\"\nCác phòng gửi kết quả về Sở chậm nhất là ngày 20/8/2025.", "Nước sạch là sự sống|Giữ gìn nguồn nước")]
    [InlineData("I. Thời gian: từ ngày 01/8/2025 đến hết ngày 15/8/2025.\nII. Nội dung trình chiếu trên bảng điện tử\nSTT\tNội dung\tĐịa điểm\n01\tNước sạch là sự sống\tQuảng trường", "Nước sạch là sự sống")]
    [InlineData("PHỤ LỤC\nKHẨU HIỆU TUYÊN TRUYỀN NGÀY MÔI TRƯỜNG THẾ GIỚI NĂM 2025\n(Kèm theo Quyết định số 1207/QĐ-UBND ngày 20/5/2025)\nThời gian treo: từ ngày 01/8/2025 đến ngày 15/8/2025.\n1. Nước sạch là sự sống của muôn loài, của chúng ta\n2. Giữ gìn nguồn nước", "Nước sạch là sự sống của muôn loài, của chúng ta|Giữ gìn nguồn nước")]
    public void Slogans_WithTheirTimeInEachForm_AreRead(string text, string slogans)
    {
        var proposals = Read(text).Proposals;

        Assert.Equal(slogans.Split('|'), proposals.Select(p => p.Slogan));
        Assert.All(proposals, p => Assert.Equal(Days, $"{p.From}..{p.To}"));
    }

    [Fact]
    public void Rounds_EachWithItsOwnList_HaveTheirOwnDays()
    {
        var proposals = Read("Tuyên truyền trên các bảng điện tử như sau:\nĐợt 1: Từ ngày 01/8 đến 15/8/2025\n- Nước sạch là sự sống;\nĐợt 2: Từ ngày 25/8 - 05/9/2025\n- Giữ gìn nguồn nước.").Proposals;

        Assert.Equal(["2025-08-01..2025-08-15", "2025-08-25..2025-09-05"], proposals.Select(p => $"{p.From}..{p.To}"));
    }

    [Theory]
    [InlineData("Chạy chữ trên màn hình LED từ ngày 01/8/2025 đến ngày 15/8/2025 các thông điệp:\n- “Nước sạch là sự sống”.\nĐăng thông điệp “Khoảnh khắc xanh cho em” trên fanpage, Zalo của đơn vị.", 1)]
    [InlineData("Thời gian treo khẩu hiệu: Từ ngày 23 tháng Chạp năm Quý Mão đến hết ngày mùng 7 tháng Giêng năm Giáp Thìn.\nKhẩu hiệu:\n- Chúc mừng năm mới an khang!", 1)]
    public void WordsThatAreNoSlogan_BesideSlogans_AreLeftOut(string text, int slogans) => Assert.Equal(slogans, Read(text).Proposals.Count);

    [Theory]
    [InlineData("Kết quả thực hiện gửi về Sở Công Thương trước ngày 05/8/2025.", "Sở Công Thương")]
    [InlineData("Các lớp nộp báo cáo về Đoàn trường chậm nhất ngày 05/8/2025.", "Đoàn trường")]
    [InlineData("Tổng hợp, báo cáo Ban Giám đốc trước ngày 05/8/2025.", "Ban Giám đốc")]
    [InlineData("Kết quả báo cáo BHXH tỉnh (qua Phòng Truyền thông) chậm nhất ngày 05/8/2025.", "BHXH tỉnh (qua Phòng Truyền thông)")]
    public void Report_InEachForm_HasItsDayAndAddressee(string text, string to)
    {
        var head = Read(text).Document;

        Assert.Equal(("2025-08-05", to), (head.ReportDue?.ToString("uuuu-MM-dd", null), head.ReportTo));
    }

    [Theory]
    [InlineData("TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG\nCÔNG TY ĐIỆN LỰC QUẢNG TRỊ", "CÔNG TY ĐIỆN LỰC QUẢNG TRỊ")]
    [InlineData("CHI CỤC DÂN SỐ TỈNH BẠC LIÊU", "CHI CỤC DÂN SỐ TỈNH BẠC LIÊU")]
    [InlineData("UBND TỈNH KHÁNH HÒA\nSỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG")]
    public void Head_OfALetter_KeepsSubjectPlaceAndOfficeApart(string letterhead, string office)
    {
        var head = Read($"{letterhead}\nSố: 712/QTPC-KD\nV/v hưởng ứng Giờ Trái đất\nQuảng Trị, ngày 08 tháng 3 năm 2024\nKính gửi: Các Điện lực").Document;

        Assert.Equal(("712/QTPC-KD", office, "hưởng ứng Giờ Trái đất"), (head.Number, head.Office, head.Subject));
    }

    [Theory]
    [InlineData("Số: 57-KH/TĐTN-TG", "57-KH/TĐTN-TG")]
    [InlineData("Số 215-HD/BTGTU", "215-HD/BTGTU")]
    [InlineData("Số: 15 / BC-SCT", "15/BC-SCT")]
    public void Number_InEachForm_IsRead(string line, string number) => Assert.Equal(number, Read(line + "\nVĩnh Long, ngày 11 tháng 4 năm 2025").Document.Number);

    private static PlanReading Read(string text) => PlanUnderstanding.Of(ExpectedPlan.Lines(text), LibraryObservances.BuiltIn);
}
