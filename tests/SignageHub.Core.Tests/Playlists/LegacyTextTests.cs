using System.Text;
using System.Text.Json;
using SignageHub.Core.Playlists;
using SignageHub.Testing;

namespace SignageHub.Core.Tests.Playlists;

public sealed class LegacyTextTests
{
    private static readonly string[] Tcvn =
    [
        "ĂÂÊÔƠƯĐăâêôơưđ|A1", "àảãáạ|B5", "ằẳẵắ|BB", "ặ|C6", "ầẩẫấậ|C7", "è|CC", "ẻ|CE", "ẽ|CF", "é|D0", "ẹ|D1", "ềểễếệ|D2", "ì|D7", "ỉ|D8", "ĩ|DC", "í|DD", "ị|DE",
        "ò|DF", "ỏ|E1", "õ|E2", "ó|E3", "ọ|E4", "ồổỗốộ|E5", "ờởỡớợ|EA", "ù|EF", "ủ|F1", "ũ|F2", "ú|F3", "ụ|F4", "ừửữứự|F5", "ỳỷỹýỵ|FA",
    ];

    private static readonly Dictionary<char, char> ToTcvn = Tcvn
        .Select(row => row.Split('|'))
        .SelectMany(row => row[0].Select((letter, i) => (letter, Code: (char)(Convert.ToInt32(row[1], 16) + i))))
        .ToDictionary(pair => pair.letter, pair => pair.Code);

    /// <summary>Its only odd character is « by itself, which may be a quotation mark: too little to accuse a text of.</summary>
    private const string Ambiguous = "chống ô nhiễm nhựa";

    [Theory]
    [InlineData("Th¸ng hµnh ®éng", "Tháng hành động")]
    [InlineData("B¶o vÖ m«i tr\u00ADêng", "Bảo vệ môi trường")]
    [InlineData("Baûo veä moâi tröôøng", "Bảo vệ môi trường")]
    [InlineData("Söû duïng naêng löôïng tieát kieäm", "Sử dụng năng lượng tiết kiệm")]
    [InlineData("ÑOÄC LAÄP TÖÏ DO", "ĐỘC LẬP TỰ DO")]
    [InlineData("kyõ thuaät, thuûy lôïi", "kỹ thuật, thủy lợi")]
    public void Decode_TextOfAnOldEncoding_GivesWhatWasMeant(string written, string meant) =>
        Assert.Equal(meant, LegacyText.Decode(written));

    [Fact]
    public void Decode_HalfOfAPairAndNoncharacters_AreNoOldEncoding()
    {
        foreach (var damage in (char[])['\uD800', '\uDFFF', '\uFFFE', '\uFFFF', '\uFDD0'])
            Assert.Null(LegacyText.Decode($"Th¸ng hµnh ®éng {damage}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Water for life")]
    [InlineData("có cá")]
    [InlineData("Nhà máy xanh, môi trường xanh")]
    [InlineData("Café – Ångström 20 °C ± 2 µm ®")]
    [InlineData("© 2023 Sở Công Thương")]
    [InlineData("«Hà» 5 € £ ¥ §")]
    public void Decode_AnyOtherText_GivesNothing(string written) => Assert.Null(LegacyText.Decode(written));

    [Fact]
    public void Decode_EverySloganAsItIs_GivesNothing() =>
        Assert.All(Slogans.All, slogan => Assert.Null(LegacyText.Decode(slogan)));

    /// <summary>Capitals with tones have no code in TCVN3: small letters stand for them in a font of capitals.</summary>
    [Fact]
    public void Decode_EverySloganWrittenInTcvn3_GivesItBack() =>
        Assert.All(Slogans.All.Select(slogan => slogan.ToLowerInvariant()).Where(slogan => slogan != Ambiguous && slogan.All(c => c < 0xA1 || ToTcvn.ContainsKey(c))), slogan =>
        {
            var written = string.Concat(slogan.Select(c => ToTcvn.GetValueOrDefault(c, c)));
            Assert.Equal(slogan, LegacyText.Decode(written));
        });

    [Fact]
    public void Read_ASloganInTcvn3_IsAProblemWithTheConvertedText()
    {
        var file = JsonSerializer.SerializeToUtf8Bytes(new { name = "A", entries = new[] { new { slogan = "B¶o vÖ m«i tr\u00ADêng", when = new { always = true } } } });

        var problem = Assert.Single(PlaylistReader.Read("a.json", "a", file, office: null).Problems);

        Assert.Contains("did you mean 'Bảo vệ môi trường'?", problem.Message.En, StringComparison.Ordinal);
    }
}
