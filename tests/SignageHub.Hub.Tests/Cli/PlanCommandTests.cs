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
    public async Task Read_ForPeople_WritesDaysAndPlacesAsTheyReadThem()
    {
        var headless = Copy("headless.txt", _ => "Tuyên truyền trên màn hình điện tử từ ngày 25/3/2027 đến ngày 27/3/2027 khẩu hiệu:\n- Tiết kiệm điện thành thói quen\n");

        var (_, lines) = await HubProgram.Run("plan", "read", Plan, headless, "--lang", "vi");

        Assert.Contains(lines, line => line.Contains("│ 07/04/2023 │ 15/04/2023 │", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"{Plan}, dòng 49, đề xuất 2: Văn bản ghi 07/04/2022", StringComparison.Ordinal));
        Assert.Contains($"{headless} (không thấy số, ngày và cơ quan ban hành)", lines);
    }

    [Fact]
    public async Task Import_OfAProposalWithoutAText_SaysWhatItLacks_AndHowThatIsTyped()
    {
        var file = Repository.PathOf("tests", "SignageHub.Documents.Tests", "Documents", "shared", "15.txt");

        var (exitCode, lines) = await ImportFile(file, "--lang", "vi");
        Assert.Equal(1, exitCode);
        Assert.Contains("Đề xuất 1 chưa có nội dung nên bị bỏ qua; muốn nhập, hãy thêm --fix 1:slogan=\"NỘI DUNG\".", lines);

        Assert.Equal(0, (await ImportFile(file, "--fix", "1:slogan=Chuyển đổi số vì cuộc sống tốt đẹp hơn")).ExitCode);
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
        Assert.Contains(lines, line => line.StartsWith("+ " + Water, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("now ask for something else, as shown. Nothing was written", StringComparison.Ordinal));
        Assert.Equal(first, File.ReadAllText(Imported));
        Assert.Equal(0, (await Import("--fix", "2:from=2023-04-10", "--replace")).ExitCode);
        Assert.Contains("2023-04-10", File.ReadAllText(Imported), StringComparison.Ordinal);
    }

    /// <summary>Somebody made an approved entry of a draft by hand, and had it come three times in a round: the lines told the same of both.</summary>
    [Fact]
    public async Task Import_AgainAfterAnEditByHand_NamesWhatIsAnother_AndSaysWhatToDo()
    {
        await Import("--accept", "1,2");
        File.WriteAllText(Imported, File.ReadAllText(Imported).Replace("\"draft\": true", "\"weight\": 3", StringComparison.Ordinal).Replace("{\n  \"name\"", "{\n  \"boards\": [\"gate\"],\n  \"name\"", StringComparison.Ordinal));
        var edited = File.ReadAllText(Imported);

        var (exitCode, lines) = await Import("--accept", "1,2");

        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.StartsWith("- " + Energy, StringComparison.Ordinal) && line.EndsWith("[no draft; 3 turns in a round]", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("+ " + Energy, StringComparison.Ordinal) && line.EndsWith("[draft; 1 turn in a round]", StringComparison.Ordinal));
        var told = string.Join(' ', lines);
        Assert.Contains("To keep the playlist, do nothing.", told, StringComparison.Ordinal);
        Assert.Contains("/playlists/647-KH-SCT", told, StringComparison.Ordinal);
        Assert.Contains("--replace", told, StringComparison.Ordinal);
        Assert.Equal(edited, File.ReadAllText(Imported));
        // The boards that somebody chose are no part of the document.
        Assert.Equal(0, (await Import("--accept", "1,2", "--replace")).ExitCode);
        var replaced = JsonDocument.Parse(File.ReadAllText(Imported)).RootElement;
        Assert.Equal("gate", Assert.Single(replaced.GetProperty("boards").EnumerateArray()).GetString());
        Assert.All(replaced.GetProperty("entries").EnumerateArray(), entry => Assert.True(entry.GetProperty("draft").GetBoolean()));
    }

    [Fact]
    public async Task Import_OfADocumentWhoseDeadlineIsAnother_NamesTheDeadline()
    {
        await Import();
        var changed = Copy("changed.txt", text => text.Replace("trước ngày 18 tháng 4 năm 2023", "trước ngày 20 tháng 4 năm 2023", StringComparison.Ordinal));
        Assert.NotEqual(File.ReadAllText(Plan), File.ReadAllText(changed));

        var (exitCode, lines) = await ImportFile(changed);

        Assert.Equal(1, exitCode);
        Assert.Contains("- report due by: 17 Apr 2023", lines);
        Assert.Contains("+ report due by: 19 Apr 2023", lines);
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

    [Fact]
    public async Task Import_OfADayThatTheDocumentDoesNotHave_WritesADraftAndSaysSo_UntilSomebodyGivesTheDay()
    {
        var (exitCode, lines) = await Import();

        Assert.Equal(0, exitCode);
        Assert.Contains(lines, line => line.Contains("the start is probably 07/04/2023", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Proposal 2: the draft has 7 Apr 2023 in the place of the day in the document.", StringComparison.Ordinal));
        Assert.All(JsonDocument.Parse(File.ReadAllText(Imported)).RootElement.GetProperty("entries").EnumerateArray(), entry => Assert.True(entry.GetProperty("draft").GetBoolean()));
        // Given by a person it is no doubt any more.
        var (fixedCode, told) = await Import("--fix", "2:from=8/4/2023", "--replace");
        Assert.Equal(0, fixedCode);
        Assert.DoesNotContain(told, line => line.Contains("the draft has", StringComparison.Ordinal));
        Assert.Contains("2023-04-08", File.ReadAllText(Imported), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfAPlanWithAReport_HasTheLastDayThatIsInTimeAndTheOfficeItGoesTo()
    {
        await Import("--accept", "1");

        var plan = JsonDocument.Parse(File.ReadAllText(Imported)).RootElement.GetProperty("plan");
        Assert.Equal(("2023-04-17", "Sở Tài nguyên và Môi trường"), (plan.GetProperty("reportDue").GetString(), plan.GetProperty("reportTo").GetString()));
        // What the document prints is read as it is printed.
        var (_, lines) = await HubProgram.Run("plan", "read", Plan, "--json");
        Assert.Contains(lines, line => line.Contains("\"reportDue\": \"2023-04-18\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_GivesEachEntryAnIdThatNeitherChoiceNorCorrectionChanges()
    {
        await Import();
        var both = Ids();
        await Import("--accept", "2", "--fix", "2:slogan=Nước", "--fix", "2:from=7/4/2023", "--replace");

        Assert.Equal(["su-dung-nang-luong-tiet-kiem-va", "bao-ve-tai-nguyen-nuoc-la-gop"], both);
        Assert.Equal(both[1], Assert.Single(Ids()));

        List<string?> Ids() => [.. JsonDocument.Parse(File.ReadAllText(Imported)).RootElement.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("id").GetString())];
    }

    [Fact]
    public async Task Import_OfTheSameNumberFromAnotherYear_IsAnotherPlaylist()
    {
        await Import("--accept", "1");
        var first = File.ReadAllText(Imported);
        var next = Copy("next.txt", text => text.Replace("2023", "2024", StringComparison.Ordinal).Replace("2022", "2023", StringComparison.Ordinal));

        Assert.Equal(0, (await ImportFile(next, "--accept", "1", "--replace")).ExitCode);

        Assert.Equal(first, File.ReadAllText(Imported));
        Assert.True(File.Exists(Path.Combine(_office.PlaylistsFolder, "647-KH-SCT-2024.json")));
    }

    [Fact]
    public async Task Import_OfADocumentCalledLikeTheObservances_LeavesThoseAlone()
    {
        var file = Copy("observances.txt", text => text.Replace("Số: 647 /KH-SCT", "", StringComparison.Ordinal));

        Assert.Equal(0, (await ImportFile(file, "--accept", "1")).ExitCode);

        Assert.False(File.Exists(Path.Combine(_office.PlaylistsFolder, "observances.json")));
        Assert.True(File.Exists(Path.Combine(_office.PlaylistsFolder, "plan-observances.json")));
    }

    [Fact]
    public async Task Import_OfTheSameEntriesUnderAnotherName_ChangesNothing_AndTellsWhatIsNotIn()
    {
        await Import("--accept", "1");
        var first = File.ReadAllText(Imported);
        var copy = Copy("copy.txt", text => text);

        Assert.Contains((await ImportFile(copy, "--accept", "1")).Lines, line => line.EndsWith("has these entries; nothing changed.", StringComparison.Ordinal));
        Assert.Contains((await ImportFile(copy)).Lines, line => line.StartsWith("Not in it: " + Water, StringComparison.Ordinal));

        Assert.Equal(first, File.ReadAllText(Imported));
    }

    [Fact]
    public async Task Import_OfAnEntryThatCannotBe_NamesTheProposal()
    {
        var (exitCode, lines) = await Import("--fix", "2:from=2023-05-01");

        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.StartsWith("Proposal 2: ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("entries[1]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_OfAnEnglishPlan_SaysWhyNothingIsFound()
    {
        var file = Path.Combine(_office.Root, "plan.txt");
        File.WriteAllText(file, "PLAN 12. For World Water Day the signs of all offices show from 20 March 2027 to 22 March 2027: Water is life.");

        var (exitCode, lines) = await ImportFile(file);

        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.Contains("hardly a Vietnamese letter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_OfAFileWithoutAnEnd_IsRefused() =>
        Assert.Contains((await ImportFile("/dev/zero")).Lines, line => line.Contains("no file but a device or a pipe", StringComparison.Ordinal));

    public void Dispose() => _office.Dispose();

    private string Copy(string name, Func<string, string> change)
    {
        var path = Path.Combine(_office.Root, name);
        File.WriteAllText(path, change(File.ReadAllText(Plan)));
        return path;
    }

    private Task<(int ExitCode, IReadOnlyList<string> Lines)> ImportFile(string file, params string[] options) =>
        HubProgram.Run(["plan", "import", file, "--data", _office.DataFolder, .. HubProgram.Files(_office), .. options]);

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
            RealPart.RequireChromium(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--user-data-dir=" + Path.Combine(_office.Root, "chromium"), "--no-pdf-header-footer", "--print-to-pdf=" + pdf, page);
        return pdf;
    }
}
