using System.Collections.Frozen;

namespace SignageHub.Rendering.Layout;

/// <summary>Two syllables that are one word or name in slogans; a line does not end between them if it can be helped.</summary>
internal static class Compounds
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Pairs = """
        Việt Nam, Hồ Chí, Chí Minh, Hà Nội, Tổ quốc, nhân dân, đất nước, dân tộc, Trái đất, môi trường, năng lượng, tiết kiệm,
        hiệu quả, tài nguyên, nguyên nước, bảo vệ, phát triển, bền vững, xã hội, kinh tế, tiến bộ, thúc đẩy, góp phần, sử dụng,
        khí hậu, biến đổi, thích ứng, thiên tai, phòng chống, phòng cháy, chữa cháy, trách nhiệm, quyền lợi, thiết thực, cơ quan,
        tổ chức, gia đình, cá nhân, toàn dân, tích cực, thực hiện, pháp luật, giao thông, an toàn, lao động, vệ sinh, thực phẩm,
        sức khỏe, sức khoẻ, cộng đồng, bình đẳng, bạo lực, phụ nữ, trẻ em, thanh niên, học tập, đạo đức, phong cách, tư tưởng,
        kỷ niệm, chào mừng, nhiệt liệt, thành công, đại hội, đại biểu, toàn quốc, Quốc hội, Chính phủ, Đảng bộ, cộng sản, thống nhất,
        độc lập, tự do, hạnh phúc, dân chủ, công bằng, văn minh, chủ nghĩa, vinh quang, quang vinh, muôn năm, thế giới, quốc tế,
        tương lai, hôm nay, mai sau, chuyển đổi, công nghệ, khoa học, sáng tạo, doanh nghiệp, người dân, cán bộ, công chức, viên chức,
        đoàn kết, xây dựng, nông thôn, đô thị, văn hóa, văn hoá, cải cách, hành chính, thủ tục, rác thải, chất thải, đa dạng, sinh học,
        nước sạch, chúng ta, cuộc sống, tuyên truyền, hưởng ứng, tham gia, hành động, ma túy, ma tuý, tội phạm, hiến máu, tình nguyện,
        nhân đạo, công dân, bầu cử, nghĩa vụ, quân sự, quốc phòng, an ninh, biên giới, biển đảo, chủ quyền, liệt sĩ, thương binh,
        thuốc lá, hiến pháp, chiến sĩ, chiến sỹ, hoạt động, nguyên nhân, đói nghèo, kỷ nguyên, thời kỳ, thời tiết, thời gian, hệ thống,
        cảnh báo, bình thường, con người, ô nhiễm, sẵn sàng, kịp thời, chủ động, ứng phó, thỏa thuận, thoả thuận, phục hồi, sa mạc,
        hạn hán, điện tử, nung nóng, trái phép, tác động, năng lực, ưu tiên, hàng đầu, thói quen, yêu thương, quát mắng, thực thi,
        phát huy, mạnh mẽ, giải pháp, chấm dứt, dịch bệnh, tăng cường, bối cảnh, đại dịch, quyết tâm, cai nghiện, công tác, quản lý,
        bảo đảm, đảm bảo, kiến tạo, hành trình, nông nghiệp, công nghiệp, du lịch, giáo dục, đào tạo, y tế, dân số, mục tiêu,
        dân giàu, nước mạnh, mặt trận, phòng ngừa, ngăn chặn, kiểm soát, giảm thiểu, tiêu dùng, sản xuất, sản phẩm, hàng hóa, hàng hoá,
        điều kiện, quy trình, biện pháp, căng thẳng, năng suất, tăng trưởng, động lực, hạ tầng, ứng dụng, thông tin, thông báo,
        tố giác, hành vi, xâm hại, ngôi nhà, không khí, thiên nhiên, sinh vật, hệ sinh, sinh thái, rừng xanh, đại dương, nguồn nước,
        thủy văn, thuỷ văn, khí tượng, động đất, sóng thần, bão lũ, tai nạn, cứu nạn, cứu hộ, chất lượng, an sinh, truyền thống,
        lịch sử, anh hùng, cách mạng, giải phóng, chiến thắng, thắng lợi, vĩ đại, bất diệt, đời đời, nhớ ơn, Bác Hồ, Tổng Bí, Bí thư,
        chủ tịch, thủ tướng, ủy ban, uỷ ban, hội đồng, nghị quyết, nghị định, chương trình, phong trào, thi đua, khen thưởng, gương mẫu,
        kỷ cương, kỷ luật, liêm chính, minh bạch, tham nhũng, lãng phí, tiêu cực, dịch vụ, trực tuyến, dữ liệu, an toàn, bảo hiểm,
        người cao, cao tuổi, khuyết tật, trẻ thơ, tuổi trẻ, Quốc khánh, chuyển dịch, học sinh, sinh viên, nhà giáo, thầy cô, thầy thuốc, lương y, nông dân,
        công nhân, trí thức, doanh nhân, cựu chiến, chiến binh, đồng bào, miền núi, hải đảo, Hoàng Sa, Trường Sa, năm mới, mùa xuân
        """.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private const int Longest = 24;

    public static bool Contains(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        second = second.TrimEnd(".,;:!?…”’)");
        if (first.Length + 1 + second.Length > Longest)
            return false;
        Span<char> pair = stackalloc char[Longest];
        first.CopyTo(pair);
        pair[first.Length] = ' ';
        second.CopyTo(pair[(first.Length + 1)..]);
        return Pairs.Contains(pair[..(first.Length + 1 + second.Length)]);
    }
}
