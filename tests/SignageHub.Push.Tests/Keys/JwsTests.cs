using System.Buffers.Text;
using System.Text;
using SignageHub.Push.Keys;

namespace SignageHub.Push.Tests.Keys;

public sealed class JwsTests
{
    private const string Type = "test+jws";

    private static readonly SigningKey Key = SigningKey.Create();

    [Fact]
    public void Payload_SignedAndVerified_ComesBack()
    {
        var compact = Jws.Sign("xin chào"u8, Type, Key);

        var result = Jws.Verify(compact, Type, [Key.Public]);

        Assert.Equal(JwsVerdict.Valid, result.Verdict);
        Assert.Equal("xin chào", Encoding.UTF8.GetString(result.Payload!));
        Assert.Equal(Key.Public.KeyId, result.KeyId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100_000)]
    public void Text_OfAnyLength_IsHeaderPayloadAndSignature(int length)
    {
        var payload = new byte[length];
        Random.Shared.NextBytes(payload);

        var parts = Jws.Sign(payload, Type, Key).Split('.');

        Assert.Equal(3, parts.Length);
        Assert.Equal($$"""{"alg":"ES256","kid":"{{Key.Public.KeyId}}","typ":"test+jws"}""", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])));
        Assert.Equal(payload, Base64Url.DecodeFromChars(parts[1]));
        Assert.Equal(Base64Url.EncodeToString(payload), parts[1]);
        Assert.Equal(64, Base64Url.DecodeFromChars(parts[2]).Length);
        Assert.Equal(payload, Jws.Verify(string.Join('.', parts), Type, [Key.Public]).Payload);
    }

    [Fact]
    public void AnyCharacter_Changed_IsNeverValid()
    {
        var compact = Jws.Sign("{}"u8, Type, Key);
        for (var i = 0; i < compact.Length; i++)
        {
            var changed = compact.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';

            var result = Jws.Verify(new string(changed), Type, [Key.Public]);

            Assert.True(result.Verdict != JwsVerdict.Valid && result.Payload is null, $"character {i} of {compact}");
        }
    }

    [Fact]
    public void Signature_OfAKeyThatIsNotTrusted_IsUnknown()
    {
        using var other = SigningKey.Create();

        Assert.Equal(JwsVerdict.UnknownKey, Jws.Verify(Jws.Sign("{}"u8, Type, other), Type, [Key.Public]).Verdict);
    }

    [Fact]
    public void Signature_ForAnotherPurpose_IsTheWrongKind() =>
        Assert.Equal(JwsVerdict.WrongKind, Jws.Verify(Jws.Sign("{}"u8, "other+jws", Key), Type, [Key.Public]).Verdict);

    [Theory]
    [InlineData("""{"alg":"none","typ":"test+jws"}""", JwsVerdict.WrongKind)]
    [InlineData("""{"alg":"HS256","typ":"test+jws"}""", JwsVerdict.WrongKind)]
    [InlineData("""{"alg":"ES256","typ":"test+jws","crit":["exp"]}""", JwsVerdict.Malformed)]
    [InlineData("""["ES256"]""", JwsVerdict.Malformed)]
    [InlineData("""{""", JwsVerdict.Malformed)]
    public void Header_ThatOthersWouldAccept_IsRefused(string header, JwsVerdict verdict)
    {
        var parts = Jws.Sign("{}"u8, Type, Key).Split('.');
        parts[0] = Convert.ToBase64String(Encoding.UTF8.GetBytes(header)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

        Assert.Equal(verdict, Jws.Verify(string.Join('.', parts), Type, [Key.Public]).Verdict);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d")]
    [InlineData("!!.!!.!!")]
    [InlineData("e30.e30.e30")]
    public void Text_ThatIsNoJws_IsMalformed(string text) => Assert.Equal(JwsVerdict.Malformed, Jws.Verify(text, Type, [Key.Public]).Verdict);

    [Fact]
    public void Key_WrittenAndRead_IsTheSame()
    {
        using var read = SigningKey.FromPem(Key.ToPem())!;

        Assert.Equal(Key.Public, read.Public);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    public void Pem_WithoutAKey_IsRefused(string pem) => Assert.Null(SigningKey.FromPem(pem));

    /// <summary>RFC 7515, appendix A.3: a key and an ES256 signature made by others.</summary>
    [Fact]
    public void Signature_OfTheStandardsExample_VerifiesWithItsKey()
    {
        var key = new VerificationKey("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
        const string signed = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        const string signature = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

        Assert.True(key.Verify(Encoding.ASCII.GetBytes(signed), Base64UrlText.Decode(signature)));
    }
}
