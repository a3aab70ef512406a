using System.Net;
using System.Text.Json;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Cli;

/// <summary>A plan document comes in: read from a real PDF, and imported as drafts that no board shows.</summary>
public sealed class PlanCommandTests : IDisposable
{
    private const string Energy = "Sử dụng năng lượng tiết kiệm và hiệu quả vì Trái đất của chúng ta";
    private const string Water = "Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội";

    private static readonly string Plan = Repository.PathOf("tests", "SignageHub.Documents.Tests", "Documents", "shared", "seed_004.txt");

    private readonly OfficeFolder _office = new();

    [Fact]
    public async Task Read_APdf_FindsTheSlogansAndTheirDays()
    {
        RealPart.Require("pdftotext");
        var pdf = await Print(Plan);

        var (exitCode, lines) = await HubProgram.Run("plan", "read", pdf, "--json");

        Assert.Equal(0, exitCode);
        var proposals = JsonDocument.Parse(string.Join('\n', lines)).RootElement.GetProperty("proposals").EnumerateArray();
        Assert.Equal(
            [(Energy, "2023-03-25", "2023-03-25"), (Water, "2023-04-07", "2023-04-15")],
            proposals.Select(p => (p.GetProperty("slogan").GetString(), p.GetProperty("from").GetString(), p.GetProperty("to").GetString())));
    }

    [Fact]
    public async Task Import_OneProposalCorrected_WritesItAsADraftThatDoesNotShow()
    {
        Assert.Equal(0, (await Import("--accept", "2", "--fix", "2:from=2023-04-10")).ExitCode);

        var playlist = JsonDocument.Parse(File.ReadAllText(Imported)).RootElement;
        var entry = Assert.Single(playlist.GetProperty("entries").EnumerateArray());
        Assert.Equal((Water, true), (entry.GetProperty("slogan").GetString(), entry.GetProperty("draft").GetBoolean()));
        Assert.Equal(("2023-04-10", "2023-04-15"), (entry.GetProperty("when").GetProperty("from").GetString(), entry.GetProperty("when").GetProperty("to").GetString()));
        // Before the answer stand the warnings, the draft's among them.
        var (_, lines) = await HubProgram.Run(["show", "--board", "gate", "--at", "2023-04-12T08:00+07:00", "--json", .. HubProgram.Files(_office)]);
        Assert.Equal("Tiết kiệm điện", JsonDocument.Parse(string.Join('\n', lines.SkipWhile(line => line != "{"))).RootElement.GetProperty("showing").GetString());
    }

    [Fact]
    public async Task Approve_WhatWasImported_ShowsItFromThenOn()
    {
        await Import();
        string[] approve = ["approve", "647-KH-SCT", "--data", _office.DataFolder, .. HubProgram.Files(_office)];

        var (_, looked) = await HubProgram.Run(approve);
        Assert.Contains(looked, line => line.Contains("Nothing is recorded yet", StringComparison.Ordinal));
        var (exitCode, told) = await HubProgram.Run([.. approve, "--by", "Lê Thị B", "--png", Path.Combine(_office.Root, "png")]);

        Assert.Equal(0, exitCode);
        Assert.Equal(2, told.Count(line => line.Contains("approved by Lê Thị B for lobby, gate", StringComparison.Ordinal)));
        Assert.Equal(4, Directory.GetFiles(Path.Combine(_office.Root, "png"), "647-KH-SCT-*.png").Length);
        var (_, lines) = await HubProgram.Run(["show", "--board", "gate", "--at", "2023-04-12T08:00+07:00", "--json", "--data", _office.DataFolder, .. HubProgram.Files(_office)]);
        Assert.Equal(Water, JsonDocument.Parse(string.Join('\n', lines)).RootElement.GetProperty("showing").GetString());
    }

    [Fact]
    public async Task Approve_InVietnamese_SaysDaysAndLevelInVietnamese()
    {
        await Import();

        var (_, lines) = await HubProgram.Run(["approve", "647-KH-SCT", "--data", _office.DataFolder, .. HubProgram.Files(_office), "--lang", "vi"]);

        Assert.Contains("từ 07/04/2023 đến hết 15/04/2023  (thường)", lines);
    }

    [Fact]
    public async Task Import_TheSameDocumentTwice_ChangesNothing()
    {
        await Import();
        var first = File.ReadAllText(Imported);

        var (exitCode, lines) = await Import();

        Assert.Equal(0, exitCode);
        Assert.Contains(lines, line => line.Contains("was made from this document; nothing changed.", StringComparison.Ordinal));
        Assert.Equal(first, File.ReadAllText(Imported));
    }

    [Fact]
    public async Task Import_AgainWithAnotherChoice_SaysSoAndWritesOnlyWhenToldTo()
    {
        await Import();
        var first = File.ReadAllText(Imported);

        var (exitCode, lines) = await Import("--fix", "2:from=2023-04-10");

        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.StartsWith("+ ", StringComparison.Ordinal) && line.Contains("2023-04-10", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("now ask for something else, as shown. Nothing was written", StringComparison.Ordinal));
        Assert.Equal(first, File.ReadAllText(Imported));
        Assert.Equal(0, (await Import("--fix", "2:from=2023-04-10", "--replace")).ExitCode);
        Assert.Contains("2023-04-10", File.ReadAllText(Imported), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfAChangedDocument_ShowsTheDifferenceAndReplacesOnlyWhenToldTo()
    {
        await Import();
        var changed = Path.Combine(_office.Root, "changed.txt");
        File.WriteAllText(changed, File.ReadAllText(Plan).Replace(Water, "Nước là nguồn sống của muôn loài", StringComparison.Ordinal));
        string[] import = ["plan", "import", changed, "--data", _office.DataFolder, .. HubProgram.Files(_office)];

        var (exitCode, lines) = await HubProgram.Run(import);

        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.StartsWith("- ", StringComparison.Ordinal) && line.Contains(Water, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("+ ", StringComparison.Ordinal) && line.Contains("Nước là nguồn sống", StringComparison.Ordinal));
        Assert.Contains(Water, File.ReadAllText(Imported), StringComparison.Ordinal);
        var first = File.ReadAllText(Imported);
        Assert.Equal(0, (await HubProgram.Run([.. import, "--replace"])).ExitCode);
        Assert.Contains("Nước là nguồn sống", File.ReadAllText(Imported), StringComparison.Ordinal);
        // Who imported what stands in the audit log, what was replaced too; what was refused changed nothing.
        Assert.Equal(
            [("console", "plan.import", "647-KH-SCT", null, first), ("console", "plan.import", "647-KH-SCT", first, File.ReadAllText(Imported))],
            _office.Audit().Select(line => (line.Who, line.Deed, line.What, line.Before, line.After)));
    }

    public void Dispose() => _office.Dispose();

    private string Imported => Path.Combine(_office.PlaylistsFolder, "647-KH-SCT.json");

    private Task<(int ExitCode, IReadOnlyList<string> Lines)> Import(params string[] options) =>
        HubProgram.Run(["plan", "import", Plan, "--data", _office.DataFolder, .. HubProgram.Files(_office), .. options]);

    /// <summary>Prints a text as an office's PDF: one paragraph a line.</summary>
    private async Task<string> Print(string file)
    {
        var (page, pdf) = (Path.Combine(_office.Root, "plan.html"), Path.Combine(_office.Root, "plan.pdf"));
        var paragraphs = File.ReadAllLines(file).Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>");
        File.WriteAllText(page, $"<meta charset=utf-8>{string.Concat(paragraphs)}");
        await ExternalProcess.Run(
            RealPart.Require("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--user-data-dir=" + Path.Combine(_office.Root, "chromium"), "--no-pdf-header-footer", "--print-to-pdf=" + pdf, page);
        return pdf;
    }
}
