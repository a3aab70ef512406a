using System.Text;
using SignageHub.Documents.Plans.Files;

namespace SignageHub.Documents.Tests.Plans;

/// <summary>Marks that PDFs tear off their letters, in each place where they were met. A mark between blanks is written as \u escape: editors hide it.</summary>
public sealed class TornMarksTests
{
    [Theory]
    // Within the next word, between blanks.
    [InlineData("giư g \u0303 ìn môi trường", "giữ gìn môi trường")]
    [InlineData("cua th \u0309 anh niên", "của thanh niên")]
    // Alone between blanks.
    [InlineData("tiêt \u0301 kiêm \u0323 điện", "tiết kiệm điện")]
    [InlineData("bao \u0309 vê \u0323 môi trường", "bảo vệ môi trường")]
    [InlineData("BAO \u0309 VÊ \u0323 MÔI TRƯỜNG", "BẢO VỆ MÔI TRƯỜNG")]
    [InlineData("vâ \u0301 n đề", "vấn đề")]
    [InlineData("đô \u0323 ng lực", "động lực")]
    // Before the end of its own syllable.
    [InlineData("môi trươ \u0300ng", "môi trường")]
    [InlineData("nguô \u0300n nước", "nguồn nước")]
    [InlineData("môi trươ\u0300ng", "môi trường")]
    // On the consonant behind the vowel, where Unicode makes another letter of it.
    [InlineData("tiêt\u0301 kiêm\u0323", "tiết kiệm")]
    [InlineData("Viêt\u0323 Nam", "Việt Nam")]
    [InlineData("môi trương\u0300", "môi trường")]
    [InlineData("môi trươn\u0300g xanh", "môi trường xanh")]
    [InlineData("phat\u0301 triên\u0309", "phát triển")]
    // After the full stop.
    [InlineData("vì môi trương.\u0300", "vì môi trường.")]
    [InlineData("vì môi trương.\u0300 Nước sạch", "vì môi trường. Nước sạch")]
    [InlineData("vì môi trương. \u0300 Nước sạch", "vì môi trường. Nước sạch")]
    // A second time, in front of the word that has it, or behind it.
    [InlineData("công \u0323việc", "công việc")]
    [InlineData("nhiệm \u0323 vụ", "nhiệm vụ")]
    // Where the tone stands.
    [InlineData("cua \u0309 chúng ta", "của chúng ta")]
    [InlineData("mua \u0300 xuân", "mùa xuân")]
    [InlineData("nghia \u0303", "nghĩa")]
    [InlineData("giai \u0309 pháp", "giải pháp")]
    [InlineData("gia \u0301 trị", "giá trị")]
    [InlineData("gi \u0300", "gì")]
    [InlineData("quy \u0301", "quý")]
    [InlineData("quôc \u0301 gia", "quốc gia")]
    [InlineData("lưa \u0309", "lửa")]
    [InlineData("nươc \u0301", "nước")]
    [InlineData("thuyên \u0300", "thuyền")]
    [InlineData("ngoai \u0300", "ngoài")]
    [InlineData("toan \u0300", "toàn")]
    [InlineData("chuyên \u0309", "chuyển")]
    // Hats and horns.
    [InlineData("Viẹt \u0302 Nam", "Việt Nam")]
    public void Mark_TornOff_GoesBackToItsVowel(string torn, string whole)
    {
        var repaired = TornMarks.Repair(torn);

        Assert.Equal((whole, 0), (repaired.Text, repaired.Left));
        Assert.True(repaired.Moved > 0 || torn.Normalize(NormalizationForm.FormC) == whole);
    }

    [Theory]
    [InlineData("Bảo vệ môi trường là trách nhiệm của chúng ta")]
    [InlineData("Save Energy, España 2023, Beyoncé")]
    [InlineData("hoà bình, hòa bình, thuỷ lợi, thủy lợi")]
    [InlineData("")]
    public void Text_WithoutTornMarks_StaysAsItIs(string text) => Assert.Equal(new TornMarks.Result(text, 0, 0), TornMarks.Repair(text));

    [Fact]
    public void Text_InNfd_IsNotTorn() =>
        Assert.Equal(new TornMarks.Result("Giữ gìn nguồn nước sạch", 0, 0), TornMarks.Repair("Giữ gìn nguồn nước sạch".Normalize(NormalizationForm.FormD)));

    [Theory]
    [InlineData("2023 \u0301 2024")]
    [InlineData("\u0301")]
    [InlineData("xyz \u0303 kkk")]
    public void Mark_ThatBelongsNowhere_StaysAndIsTold(string text)
    {
        var read = PlanFile.OfOther(Encoding.UTF8.GetBytes("Khẩu hiệu: " + text));

        Assert.Equal("Khẩu hiệu: " + text, Assert.Single(read.Lines!).Text);
        Assert.Contains("no place was found", Assert.Single(read.Warnings).Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void Document_WithTornMarks_IsRepairedAndSaysHowMany(string encoding)
    {
        var read = PlanFile.OfOther(Encoding.GetEncoding(encoding).GetBytes("Khẩu hiệu:\n- Giư g \u0303 ìn nguô \u0300n nước;\n"));

        Assert.Equal("- Giữ gìn nguồn nước;", read.Lines![1].Text);
        var warning = Assert.Single(read.Warnings);
        Assert.Equal("torn-marks", warning.Code);
        Assert.StartsWith("Có 2 dấu tách rời chữ, đã ghép lại", warning.Message.Vi, StringComparison.Ordinal);
    }
}
