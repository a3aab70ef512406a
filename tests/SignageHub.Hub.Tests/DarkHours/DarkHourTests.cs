using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Reports;
using SignageHub.Hub.Storage;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;
using SignageHub.Push.Storage;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.DarkHours;

public sealed class DarkHourTests : IDisposable
{
    private const string Dark = """{ "name": "Giờ Trái đất", "entries": [ { "id": "tat-den", "dark": true, "when": { "observance": "gio-trai-dat", "hours": "20:30-21:30" } } ] }""";

    private static readonly Instant Start = Instant.FromUtc(2023, 3, 25, 13, 30);

    private readonly OfficeFolder _office = new();

    public DarkHourTests() => _office.Playlist("plan", Dark);

    private string Record => Path.Combine(_office.DataFolder, DarkHourBook.FileName);

    [Fact]
    public void Hour_SeenFromItsBeginningToItsEnd_IsKept()
    {
        var book = Book();

        foreach (var minutes in new[] { -30, 0, 1, 30, 59, 60, 90 })
            See(book, minutes);

        var hour = Assert.Single(book.All);
        Assert.Equal((Start, Start + Duration.FromHours(1), Start + Duration.FromHours(1)), (hour.From, hour.Until, hour.Ended));
        Assert.Equal(DarkVerdict.Kept, hour.Verdict);
        Assert.Equal("ordered dark throughout", hour.Words.En);
        Assert.Equal(["plan/tat-den"], hour.Entries);
    }

    /// <summary>The lobby closes at 21:00, in the middle of it: that is no interruption.</summary>
    [Fact]
    public void Hour_ThatTheBoardsOwnHoursCut_IsKept()
    {
        var book = Book();

        foreach (var minutes in new[] { 0, 30, 60 })
            See(book, minutes, "lobby");

        var hour = Assert.Single(book.All);
        Assert.Equal((DarkVerdict.Kept, Start + Duration.FromMinutes(30)), (hour.Verdict, hour.Ended));
    }

    [Fact]
    public void Record_AfterARestart_GoesOn_AndSaysThatTheHubWasAway()
    {
        var first = Book();
        See(first, 0);
        See(first, 20);

        var second = Book();
        Assert.Equal(DarkVerdict.Open, Assert.Single(second.All).Verdict);
        See(second, 21);
        See(second, 60);

        Assert.Equal(DarkVerdict.NotWatched, Assert.Single(Book().All).Verdict);
        Assert.Equal(3, File.ReadAllLines(Record).Length);
    }

    [Theory]
    [InlineData(10, 60)]
    [InlineData(0, 70)]
    [InlineData(0, 200)]
    public void Hour_AtWhoseBeginningOrEndTheHubWasNotThere_IsNotProven(int firstSeen, int lastSeen)
    {
        var book = Book();

        See(book, firstSeen);
        See(book, lastSeen);

        var hour = Assert.Single(book.All);
        Assert.Equal(DarkVerdict.NotWatched, hour.Verdict);
        Assert.Equal(Start + Duration.FromHours(1), hour.Ended);
    }

    [Fact]
    public void Hour_EndedByAnAlert_IsCutShort_AndGoesOnAsAnother()
    {
        _office.Playlist("alert", """{ "name": "Khẩn", "entries": [ { "slogan": "Sơ tán", "level": "alert", "when": { "on": "2023-03-25", "hours": "20:50-20:55" } } ] }""");
        var book = Book();

        foreach (var minutes in new[] { 0, 20, 25, 60 })
            See(book, minutes);

        Assert.Equal([DarkVerdict.CutShort, DarkVerdict.CutShort], book.All.Select(h => h.Verdict));
        Assert.Equal(["interrupted: ordered dark for 20 of 60 minutes", "interrupted: ordered dark for 35 of 60 minutes"], book.All.Select(h => h.Words.En));
        Assert.All(Book().All, h => Assert.Equal(DarkVerdict.CutShort, h.Verdict));
        Assert.Equal([(0.0, 20.0), (25.0, 60.0)], book.All.Select(h => ((h.From - Start).TotalMinutes, (h.Ended!.Value - Start).TotalMinutes)));
    }

    /// <summary>Two plans for the same evening: dark without a gap, and yet each was called interrupted.</summary>
    [Fact]
    public void Hours_OfTwoPlansThatOverlap_AreOneDarkTime_AndKept()
    {
        _office.Playlist("province", """{ "name": "Tỉnh", "entries": [ { "id": "tat", "dark": true, "when": { "on": "2023-03-25", "hours": "20:00-21:00" } } ] }""");
        var book = Book();

        foreach (var minutes in new[] { -30, 0, 30, 60 })
            See(book, minutes);

        var hour = Assert.Single(book.All);
        Assert.Equal((Start - Duration.FromMinutes(30), Start + Duration.FromHours(1), DarkVerdict.Kept), (hour.From, hour.Ended, hour.Verdict));
        Assert.Equal(["plan/tat-den", "province/tat"], hour.Entries.Order());
    }

    [Fact]
    public void Hour_TakenOutOfThePlanWhileItLasts_IsCutShort()
    {
        var book = Book();
        See(book, 0);

        _office.Playlist("plan", """{ "name": "Giờ Trái đất", "entries": [] }""");
        See(book, 10);

        var hour = Assert.Single(book.All);
        Assert.Equal((DarkVerdict.CutShort, Start + Duration.FromMinutes(10)), (hour.Verdict, hour.Ended));
    }

    [Fact]
    public void Darkness_OfManyDays_IsOneRecord()
    {
        _office.Playlist("plan", """{ "name": "Nghỉ", "entries": [ { "dark": true, "when": { "from": "2023-03-20", "to": "2023-03-29" } } ] }""");
        var book = Book();

        for (var hours = -48; hours < 110; hours += 3)
            See(book, hours * 60);

        Assert.Equal(2, File.ReadAllLines(Record).Length);
        Assert.Equal(Instant.FromUtc(2023, 3, 29, 17, 0), Assert.Single(book.All).Ended);
    }

    [Fact]
    public void Record_WithHalfALineAtItsEnd_LosesThatLineOnly()
    {
        See(Book(), 0);
        File.AppendAllText(Record, """{"prev":"ab""");

        var book = Book();
        See(book, 60);

        Assert.Equal(Start + Duration.FromHours(1), Assert.Single(book.All).Ended);
        Assert.Equal(["began", "resumed", "ended"], File.ReadAllLines(Record).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("kind").GetString()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"prev":7,"kind":"ended","board":"gate"}""")]
    [InlineData("""{"kind":"ended","board":"\ud800","ended":"soon"}""")]
    [InlineData("nonsense")]
    [InlineData("""{"kind":"ended","board":7,"ended":"soon"}""")]
    public void Record_WithALineThatSomebodyWrote_KeepsTheOthers(string line)
    {
        See(Book(), 0);
        File.AppendAllText(Record, line + "\n");

        See(Book(), 60);

        Assert.Equal(Start + Duration.FromHours(1), Assert.Single(Book().All).Ended);
    }

    /// <summary>The record says what was ordered; that the board obeyed, only its journal says.</summary>
    [Theory]
    [InlineData(null, "the board's journal of it has not come", null)]
    [InlineData(60, "the board's journal proves it", true)]
    [InlineData(59, "the board's journal proves it", true)]
    [InlineData(40, "by its journal the board was dark for 40 of 60 minutes", false)]
    public void Hour_BesideTheBoardsJournal_SaysWhetherItIsProved(int? darkMinutes, string words, bool? isProved)
    {
        var book = Book();
        foreach (var minutes in new[] { 0, 60 })
            See(book, minutes);
        if (darkMinutes is { } dark)
            Hand(Play(1, Start, dark, "dark"), Play(2, Start + Duration.FromHours(1), 5, "normal"));

        var board = _office.Load().Office.Boards.Single(b => b.Id.Value == "gate");
        var proof = Assert.Single(new DarkHourProofs(new PlayJournals(DataFolder.Open(_office.DataFolder))).Of(book.All, [board]));

        Assert.Equal(words, proof.Words.En);
        Assert.Equal(isProved ?? false, proof.IsWhole);
    }

    [Fact]
    public async Task Command_OverAJournal_TellsBoth()
    {
        var book = Book();
        foreach (var minutes in new[] { 0, 60 })
            See(book, minutes);
        Hand(Play(1, Start, 60, "dark"));

        var (exitCode, lines) = await HubProgram.Run(["dark-hours", .. HubProgram.Files(_office), "--data", _office.DataFolder, "--json"]);

        var hour = Assert.Single(JsonDocument.Parse(string.Concat(lines)).RootElement.EnumerateArray());
        Assert.Equal((0, "kept", 60, true), (exitCode, hour.GetProperty("verdict").GetString(), hour.GetProperty("darkMinutes").GetInt32(), hour.GetProperty("proved").GetBoolean()));
    }

    public void Dispose() => _office.Dispose();

    private static Play Play(int number, Instant from, int minutes, string reason) => new()
    {
        Number = number,
        From = from,
        Until = from + Duration.FromMinutes(minutes),
        Lit = minutes * 60_000L,
        Count = 1,
        Reason = reason,
        Scene = reason == "dark" ? null : new string('a', 64),
        Version = 1,
    };

    private void Hand(params Play[] plays) =>
        new PlayTable(BoardId.Parse("gate"), new FolderDisk(DataFolder.Open(_office.DataFolder).Path)).Take(new PlayBatch(BoardId.Parse("gate"), "boot", plays), Start);

    private DarkHourBook Book()
    {
        var data = DataFolder.Open(_office.DataFolder);
        return new DarkHourBook(data, new PublishedRecords(data, NullLogger<PublishedRecords>.Instance), NullLogger<DarkHourBook>.Instance);
    }

    /// <summary>The gate is on all day.</summary>
    private void See(DarkHourBook book, int minutes, string board = "gate")
    {
        var signage = _office.Load();
        var programme = signage.ProgrammeOf(signage.Office.Boards.Single(b => b.Id.Value == board));
        var now = Start + Duration.FromMinutes(minutes);
        book.See(programme, programme.At(now), now);
    }
}
