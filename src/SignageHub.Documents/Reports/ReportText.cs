using NodaTime;
using SignageHub.Core;

namespace SignageHub.Documents.Reports;

/// <summary>From figures to the words of a báo cáo.</summary>
internal static class ReportText
{
    private const string Dots = "……………";

    public static ReportContent Of(ReportModel model, Language language)
    {
        var words = new ReportWords(language);
        var office = model.Office;
        return new ReportContent
        {
            StateName = words.Say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
            Motto = words.Say("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
            Parent = model.Parent?.ToUpperInvariant(),
            Office = office.ToUpperInvariant(),
            Number = words.Say($"Số:       /BC-{model.Code ?? Dots}", $"No.       /BC-{model.Code ?? Dots}"),
            PlaceAndDay = words.Say($"{model.Place ?? Dots}, ngày      tháng      năm ……", $"{model.Place ?? Dots}, day      month      year ……"),
            Kind = words.Say("BÁO CÁO", "REPORT"),
            Subject = words.Say($"Kết quả tuyên truyền trên bảng điện tử {Titled(model.Subject)}", $"On slogans shown on the electronic boards: {model.Subject}"),
            Addressees = model.Addressees switch
            {
                [] => [],
                [var to] => [words.Say($"Kính gửi: {to}", $"To: {to}")],
                var all => [words.Say("Kính gửi:", "To:"), .. all.Select((to, i) => $"- {to}{(i < all.Count - 1 ? ";" : ".")}")],
            },
            Body = ReportBody.Of(model, words),
            Signer = model.Signer.Count > 0 ? model.Signer : [words.Say("THỦ TRƯỞNG CƠ QUAN", "HEAD OF THE OFFICE")],
            SignerName = model.SignerName,
            RecipientsHead = words.Say("Nơi nhận:", "Recipients:"),
            Recipients = model.Addressees.Count == 0
                ? [words.Say("- Lãnh đạo cơ quan;", "- The leaders of the office;"), words.Say("- Lưu: VT, VP.", "- File: VT, VP.")]
                : [words.Say("- Như trên;", "- As above;"), words.Say("- Lưu: VT, VP.", "- File: VT, VP.")],
            Annexes = ReportAnnexes.Of(model, words),
        };
    }

    /// <summary>"Tổ chức hưởng ứng …" goes on as "tổ chức hưởng ứng …", "Ngày Nước" as "hưởng ứng Ngày Nước"; names keep their capitals.</summary>
    public static string Lowered(string subject)
    {
        string[] verbs = ["Tổ chức", "Triển khai", "Hưởng ứng", "Tuyên truyền", "Về việc", "Thực hiện", "Kỷ niệm", "Chào mừng"];
        string[] days = ["Ngày ", "Tuần lễ ", "Tháng ", "Năm ", "Chiến dịch ", "Giờ "];
        return verbs.Any(verb => subject.StartsWith(verb, StringComparison.Ordinal)) ? char.ToLowerInvariant(subject[0]) + subject[1..]
            : days.Any(day => subject.StartsWith(day, StringComparison.Ordinal)) ? $"hưởng ứng {subject}" : subject;
    }

    /// <summary>
    /// Of a result nobody says that it was "organised": "Kết quả tuyên truyền … hưởng ứng Ngày Nước thế giới". A name that goes on with nothing of the kind is
    /// quoted: "… theo danh sách “Khẩu hiệu thường ngày”".
    /// </summary>
    private static string Titled(string name)
    {
        var subject = name;
        foreach (var start in (string[])["Tổ chức ", "Triển khai "])
        {
            if (subject.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                subject = subject[start.Length..];
        }

        subject = Lowered(char.ToUpperInvariant(subject[0]) + subject[1..]);
        return char.IsLower(subject[0]) ? subject : $"theo danh sách “{name}”";
    }

    /// <summary>Kế hoạch số 647/KH-SCT ngày 21 tháng 3 năm 2023 của Sở Công Thương.</summary>
    public static string Plan(ReportModel model, ReportWords words)
    {
        if (model.PlanNumber is not { } number)
            return words.Say($"danh sách trình chiếu “{model.Subject}”", $"the playlist “{model.Subject}”");
        var kind = number.Contains("/KH", StringComparison.Ordinal) ? "Kế hoạch" : number.Contains("/TB", StringComparison.Ordinal) ? "Thông báo" : "Văn bản";
        var day = model.PlanIssued is { } issued ? words.Say($" ngày {words.Day(issued)}", $" of {words.Day(issued)}") : "";
        var by = model.PlanOffice is { } office ? words.Say($" của {office}", $" by {office}") : "";
        return words.Say($"{kind} số {number}{day}{by}", $"document No. {number}{day}{by}");
    }

    public static string Quoted(string slogan) => $"“{slogan}”";

    /// <summary>In English with what the slogan itself says in English.</summary>
    public static string Quoted(ReportLine line, ReportWords words) =>
        line.English is { } english && !words.IsVietnamese ? $"{Quoted(line.Slogan)} ({Quoted(english)})" : Quoted(line.Slogan);

    public static DateInterval? DaysOf(IEnumerable<ReportLine> lines)
    {
        var shown = lines.SelectMany(line => line.Days).Where(day => day.IsShown).Select(day => day.Day).Order().ToList();
        return shown.Count == 0 ? null : new DateInterval(shown[0], shown[^1]);
    }
}
