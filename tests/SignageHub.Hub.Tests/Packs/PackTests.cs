using System.Text.RegularExpressions;

namespace SignageHub.Hub.Tests.Packs;

/// <summary>Slogans go from a ministry's hub to a commune's in one file, without a network: signed, compared once, taken in as drafts.</summary>
public sealed partial class PackTests : IDisposable
{
    private readonly OfficeFolder _ministry = new();
    private readonly OfficeFolder _commune = new();

    public PackTests() => _ministry.Playlist("plan", """
        {
          // comments stay at home
          "name": "Ngày Nước thế giới", "plan": { "number": "1663/BTNMT-TTTT", "issued": "2023-03-16", "office": "Bộ Tài nguyên và Môi trường" }, "boards": ["lobby"],
          "entries": [ { "slogan": "Bảo vệ tài nguyên nước", "when": { "observance": "nuoc", "daysBefore": 8 } }, ],
        }
        """);

    private string Pack => Path.Combine(_ministry.Root, "nuoc.json");

    private string Taken => Path.Combine(_commune.PlaylistsFolder, "plan.json");

    public void Dispose()
    {
        _ministry.Dispose();
        _commune.Dispose();
    }

    [Fact]
    public async Task Pack_FromAnOfficeThatIsTrusted_IsTakenInAsDraftsForTheBoardsThatAreThere()
    {
        var fingerprint = await Make();

        var (first, asked) = await Open();
        Assert.Equal(1, first);
        // What could be copied from here would compare nothing: the end comes from the office itself.
        Assert.Contains(asked, line => line.Contains($"begins {fingerprint[..19]}.", StringComparison.Ordinal));
        Assert.DoesNotContain(asked, line => line.Contains(fingerprint[20..], StringComparison.Ordinal));
        Assert.Contains(asked, line => line.Contains("Bảo vệ tài nguyên nước", StringComparison.Ordinal));
        Assert.False(File.Exists(Taken));

        var (second, written) = await Open("--trust", fingerprint[20..].Replace('-', ' ').ToUpperInvariant());
        Assert.True(second == 0, string.Join('\n', written));
        var text = File.ReadAllText(Taken);
        Assert.Contains("\"draft\": true", text, StringComparison.Ordinal);
        Assert.Contains("1663/BTNMT-TTTT", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"boards\"", text, StringComparison.Ordinal);

        // From now on the key is known, and what is the same changes nothing.
        var (third, again) = await Open();
        Assert.Equal(0, third);
        Assert.Contains(again, line => line.StartsWith("Written: 0 files", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pack_WithAnotherFingerprintThanSaid_IsNotTaken()
    {
        await Make();

        var (exitCode, lines) = await Open("--trust", "0000-0000-0000-0000-0000-0000-0000-0000");

        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.Contains("this pack is not from them", StringComparison.Ordinal));
        Assert.False(File.Exists(Taken));
    }

    [Fact]
    public async Task Pack_ChangedOnItsWay_IsNotTaken()
    {
        var fingerprint = await Make();
        File.WriteAllText(Pack, File.ReadAllText(Pack).Replace("Bảo vệ tài nguyên nước", "Trúng thưởng lớn", StringComparison.Ordinal));

        var (exitCode, lines) = await Open("--trust", fingerprint);

        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.Contains("was changed after it was signed", StringComparison.Ordinal));
        Assert.False(File.Exists(Taken));
    }

    [Fact]
    public async Task Pack_WhoseBlanksAProgramChanged_IsStillGood()
    {
        var fingerprint = await Make();
        File.WriteAllText(Pack, File.ReadAllText(Pack).Replace("\n", "\r\n", StringComparison.Ordinal).Replace("  ", "\t", StringComparison.Ordinal));

        Assert.Equal(0, (await Open("--trust", fingerprint)).ExitCode);
    }

    [Fact]
    public async Task Pack_ForAPlaylistThatIsHereAndDiffers_WritesNothingUnasked()
    {
        var fingerprint = await Make();
        _commune.Playlist("plan", """{ "name": "Của xã", "entries": [] }""");

        var (exitCode, lines) = await Open("--trust", fingerprint);
        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.StartsWith("Nothing was written: these files are here and differ", StringComparison.Ordinal));
        Assert.Contains("Của xã", File.ReadAllText(Taken), StringComparison.Ordinal);

        // What was not taken was not trusted either.
        Assert.Equal(0, (await Open("--trust", fingerprint, "--replace")).ExitCode);
        Assert.Contains("Bảo vệ tài nguyên nước", File.ReadAllText(Taken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{ "pack": { "format": "signagehub-pack/1" }, "key": { "x": 1 } }""")]
    [InlineData("""{ "pack": { "format": "signagehub-pack/1" }, "pack": {} }""")]
    public async Task File_ThatIsNoPack_IsToldInOneLine(string content)
    {
        File.WriteAllText(Pack, content);

        var (exitCode, lines) = await Open();

        Assert.Equal(1, exitCode);
        Assert.EndsWith("is no slogan pack. One is made with 'signagehub pack make'.", Assert.Single(lines), StringComparison.Ordinal);
    }

    private async Task<string> Make()
    {
        var (exitCode, lines) = await HubProgram.Run(["pack", "make", Pack, "--playlist", "plan", "--data", _ministry.DataFolder, .. HubProgram.Files(_ministry)]);
        Assert.True(exitCode == 0, string.Join('\n', lines));
        return Fingerprint().Match(lines[^1]).Value;
    }

    private Task<(int ExitCode, IReadOnlyList<string> Lines)> Open(params string[] options) =>
        HubProgram.Run(["pack", "open", Pack, "--data", _commune.DataFolder, .. HubProgram.Files(_commune), .. options]);

    [GeneratedRegex("([0-9a-f]{4}-){7}[0-9a-f]{4}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fingerprint();
}
