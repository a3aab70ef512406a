using System.Text;
using SignageHub.Core.Json;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Tests.Programmes;

namespace SignageHub.Core.Tests.Observances;

public sealed class ObservancesReaderTests
{
    [Fact]
    public void File_WithOwnDaysThemesAndConfirmations_JoinsTheLibrary()
    {
        var read = Read("""
            { "observances": [ { "id": "nuoc", "name": "Ngày Nước của Sở", "yearly": "03-21" },
                               { "id": "thanh-lap", "name": "Ngày thành lập Sở", "nthWeekday": { "nth": "last", "weekday": "fri", "month": 8 }, "since": 1990 } ],
              "confirmed": [ { "observance": "earth-hour", "date": "2027-03-27", "document": "1234/BCT-TKNL" } ],
              "themes": [ { "observance": "thanh-lap", "year": 2026, "text": "Vững bước", "source": "QĐ 1" } ] }
            """);

        Assert.Empty(read.Problems);
        Assert.Equal(80, read.Value!.All.Count);
        Assert.Equal("Ngày Nước của Sở", read.Value.Find("nuoc")!.Name.Vi);
        Assert.Equal("Nước cho hòa bình", read.Value.Find("nuoc")!.Themes[2024].Text);
        Assert.Equal(Some.Date("2026-08-28"), Occurrences.Of(read.Value.Find("thanh-lap")!, 2026).Single().First);
        Assert.Equal("Vững bước", read.Value.Find("thanh-lap")!.Themes[2026].Text);
        Assert.False(Occurrences.Of(read.Value.Find("gio-trai-dat")!, 2027).Single().IsProposed);
    }

    [Theory]
    [InlineData("""{ "observances": [ { "id": "a", "name": "A", "yearly": "02-30" } ] }""", "observances[0].yearly", "does not exist: February has at most 29 days")]
    [InlineData("""{ "observances": [ { "id": "a", "name": "A", "lunarYearly": "12n-01" } ] }""", "observances[0].lunarYearly", "never comes: no year from 1900 to 2199 has a leap month 12")]
    [InlineData("""{ "observances": [ { "id": "a", "name": "A", "lunarYearly": "10/3" } ] }""", "observances[0].lunarYearly", "did you mean '03-10'?")]
    [InlineData("""{ "observances": [ { "id": "a", "name": "A", "yearly": "01-01" }, { "id": "a", "name": "B", "yearly": "01-01" } ] }""", "observances[1].id", "is there already")]
    [InlineData("""{ "observances": [ { "id": "a", "name": "A", "yearly": "01-01" }, { "id": "b", "name": "a", "yearly": "01-01" } ] }""", "observances[1].name", "'a' (line 1) is called 'A' too")]
    [InlineData("""{ "observances": [ { "id": "a", "name": "A", "offset": { "of": "tét", "days": -1 } } ] }""", "observances[0].offset.of", "did you mean 'tet'?")]
    [InlineData("""{ "observances": [ { "id": "a", "name": "A", "periods": [ "2026-01-01/2026-01-05", "2026-01-05" ] } ] }""", "observances[0].periods", "overlaps with '2026-01-01/2026-01-05'")]
    [InlineData("""{ "observances": [ { "id": "a", "name": "A", "table": [ "2026-01-01", "2026-01-05" ] } ] }""", "observances[0].table", "two days in 2026")]
    [InlineData("""{ "observances": [ { "id": "a", "name": "A", "yearly": "01-01", "guess": { "nth": "last", "weekday": "sat", "month": 3 } } ] }""", "observances[0].guess", "belongs to 'table'")]
    [InlineData("""{ "confirmed": [ { "observance": "earth-our", "date": "2027-03-27", "document": "1" } ] }""", "confirmed[0].observance", "did you mean 'earth-hour'?")]
    [InlineData("""{ "confirmed": [ { "observance": "tet", "date": "2027-03-27", "document": "1" }, { "observance": "tet", "date": "2027-03-28", "document": "1" } ] }""", "confirmed[1].observance", "'tet' stands here twice for 2027, also in line 1")]
    [InlineData("""{ "confirmed": [ { "observance": "gio-trai-dat", "date": "2027-03-27", "document": "1" }, { "observance": "earth-hour", "date": "2027-03-20", "document": "1" } ] }""", "confirmed[1].observance", "'gio-trai-dat' stands here twice for 2027")]
    [InlineData("""{ "observances": [ { "id": "a", "name": "A", "offset": { "of": "b", "days": -1 } }, { "id": "b", "name": "B", "yearly": "01-01" }, { "id": "c", "name": "C", "offset": { "of": "c", "days": 1 } } ] }""", "observances[2].offset.of", "it counts from itself: c → c")]
    [InlineData("""{ "observances": [ { "id": "a", "name": "A", "offset": { "of": "nowhere", "days": -1 } } ] }""", "observances[0].offset.of", "no observance is called 'nowhere'")]
    public void File_WithAMistake_TellsItsPlaceAndRemedy(string json, string path, string message)
    {
        var problem = Assert.Single(Read(json).Problems);

        Assert.Equal(path, problem.Path);
        Assert.Contains(message, problem.Message.En, StringComparison.Ordinal);
        Assert.Equal(Severity.Error, problem.Severity);
    }

    [Fact]
    public void Offset_FromADayThatWasConfirmed_GoesWithIt()
    {
        var read = Read("""
            { "confirmed": [ { "observance": "gio-trai-dat", "date": "2027-03-27", "document": "1" }, { "observance": "le", "date": "2027-05-02", "document": "2" } ],
              "observances": [ { "id": "chuan-bi", "name": "Chuẩn bị", "offset": { "of": "earth-hour", "days": -1 } }, { "id": "le", "name": "Lễ", "yearly": "05-01", "confirm": true } ] }
            """);

        Assert.Empty(read.Problems);
        var eve = Assert.Single(Occurrences.Of(read.Value!.Find("chuan-bi")!, 2027));
        Assert.Equal((Some.Date("2027-03-26"), false, "1"), (eve.First, eve.IsProposed, eve.Document));
        Assert.True(Assert.Single(Occurrences.Of(read.Value.Find("chuan-bi")!, 2028)).IsProposed);
        Assert.Equal(Some.Date("2027-05-02"), Assert.Single(Occurrences.Of(read.Value.Find("le")!, 2027)).First);
    }

    [Fact]
    public void Offset_FromABuiltInDayThatTheOfficeReplacesFurtherDown_CountsFromTheOffices()
    {
        var read = Read("""
            { "observances": [ { "id": "tat-nien", "name": "Tất niên", "offset": { "of": "dem", "days": -2 } },
                               { "id": "dem", "name": "Đêm", "offset": { "of": "tet", "days": -1 } },
                               { "id": "tet", "name": "Tết của Sở", "yearly": "02-10" } ] }
            """);

        Assert.Empty(read.Problems);
        Assert.Equal(Some.Date("2027-02-09"), Assert.Single(Occurrences.Of(read.Value!.Find("dem")!, 2027)).First);
        Assert.Equal(Some.Date("2027-02-07"), Assert.Single(Occurrences.Of(read.Value.Find("tat-nien")!, 2027)).First);
    }

    [Fact]
    public void Offsets_InARing_AreToldEachAtItsPlace()
    {
        var problems = Read("""{ "observances": [ { "id": "a", "name": "A", "offset": { "of": "b", "days": 1 } }, { "id": "b", "name": "B", "offset": { "of": "a", "days": 1 } } ] }""").Problems;

        Assert.Equal(["observances[0].offset.of", "observances[1].offset.of"], problems.Select(p => p.Path));
        Assert.Contains("a → b → a", problems[0].Message.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void Offsets_OverManySteps_AreTold()
    {
        var chain = string.Join(", ", Enumerable.Range(0, 6).Select(i => $$"""{ "id": "n{{i}}", "name": "N{{i}}", "offset": { "of": "{{(i == 5 ? "tet" : $"n{i + 1}")}}", "days": 1 } }"""));

        var problems = Read($$"""{ "observances": [ {{chain}} ] }""").Problems;

        Assert.All(problems, p => Assert.Contains("too many steps", p.Message.En, StringComparison.Ordinal));
        Assert.Equal("observances[0].offset.of", problems[0].Path);
    }

    /// <summary>Two of one name used not to be told while anything else in the list was wrong, and then at the list.</summary>
    [Fact]
    public void File_WithSeveralMistakes_TellsAllOfThem()
    {
        var problems = Read("""
            { "observances": [ { "id": "a", "name": "A", "yearly": "02-30" }, { "id": "b", "name": "B", "yearly": "01-01" },
                               { "id": "c", "name": "B", "yearly": "01-01" }, { "id": "d", "name": "D", "offset": { "of": "a", "days": 1 } } ],
              "themes": [ { "observance": "a", "year": 2026, "text": "T" }, { "observance": "aa", "year": 2026, "text": "T" } ] }
            """).Problems;

        Assert.Equal(["observances[0].yearly", "observances[2].name", "themes[1].observance"], problems.Select(p => p.Path));
    }

    /// <summary>A slip of the pen in the file would darken the boards on the wrong evening; the command has always asked.</summary>
    [Theory]
    [InlineData("""{ "confirmed": [ { "observance": "gio-trai-dat", "date": "2031-12-25", "document": "1" } ] }""", "confirmed[0].observance", "2031-12-25 is a Thursday")]
    [InlineData("""{ "confirmed": [ { "observance": "nuoc", "date": "2027-07-29", "document": "1" } ] }""", "confirmed[0].observance", "has its day by its rule and needs no confirmation")]
    [InlineData("""{ "observances": [ { "id": "a", "name": "Ngày A", "english": "Earth Hour", "yearly": "01-01" } ] }""", "observances[0].name", "'Earth Hour' is a name of 'gio-trai-dat' too")]
    [InlineData("""{ "observances": [ { "id": "a", "name": "ngày  nước thế giới", "yearly": "03-23" } ] }""", "observances[0].name", "is built in already as 'nuoc'")]
    [InlineData("""{ "observances": [ { "id": "a", "name": "A", "lunarYearly": "11n-20/11n-10" } ] }""", "observances[0].name", "no day in the years 1901 to 2198 is its day")]
    [InlineData("""{ "themes": [ { "observance": "nuoc", "year": 2027 } ] }""", "themes[0].observance", "say the theme")]
    public void File_ThatIsOdd_IsUsedWithAWarningAtItsPlace(string json, string path, string message)
    {
        var read = Read(json);

        var problem = Assert.Single(read.Problems);
        Assert.Equal((path, Severity.Warning), (problem.Path, problem.Severity));
        Assert.Contains(message, problem.Message.En, StringComparison.Ordinal);
        Assert.NotNull(read.Value);
    }

    [Fact]
    public void Confirmation_OfAnUnlikelyDayThatIsMeant_IsTaken()
    {
        var read = Read("""{ "confirmed": [ { "observance": "gio-trai-dat", "date": "2031-12-25", "document": "1", "anyway": true } ] }""");

        Assert.Empty(read.Problems);
        Assert.Equal(Some.Date("2031-12-25"), Assert.Single(Occurrences.Of(read.Value!.Find("gio-trai-dat")!, 2031)).First);
    }

    /// <summary>A day of Chạp may come in January and in December; one of them is moved.</summary>
    [Fact]
    public void Confirmation_WhereARuleGivesTwoDaysInAYear_MovesTheNearerAlone()
    {
        var twice = Enumerable.Range(2020, 60).First(year => Occurrences.Of(Twice(""), year).Count() == 2);
        var before = Occurrences.Of(Twice(""), twice).ToList();

        var after = Occurrences.Of(Twice($$"""{ "observance": "hop", "date": "{{before[1].First.PlusDays(-1):uuuu-MM-dd}}", "document": "1" }"""), twice).ToList();

        Assert.Equal([before[0].First, before[1].First.PlusDays(-1)], after.Select(o => o.First));
        Assert.Equal([null, "1"], after.Select(o => o.Document));

        static Observance Twice(string confirmed) => Read($$"""{ "observances": [ { "id": "hop", "name": "Họp", "lunarYearly": "11-25" } ], "confirmed": [ {{confirmed}} ] }""").Value!.Find("hop")!;
    }

    [Theory]
    [InlineData("\"observance\": \"gio-trai-dt\"", "when.observance", "did you mean 'gio-trai-dat'?", Severity.Error)]
    [InlineData("\"on\": \"2023-02-29\", \"days\": \"mon\"", "when.on", "February 2023 has 28 days", Severity.Error)]
    [InlineData("\"lunarYearly\": \"02n-10/06n-10\"", "when.lunarYearly", "no day in the years 2000 to 2198", Severity.Warning)]
    [InlineData("\"lunarYearly\": \"06n-15\"", "when.lunarYearly", "few years have a leap month 6 (2025, 2036, 2055, 2074 …)", Severity.Warning)]
    [InlineData("\"observance\": \"bau-cu\", \"days\": \"mon\"", "when.days", "no day in the years 2000 to 2198", Severity.Warning)]
    [InlineData("\"observance\": \"Giờ Trái đất\"", "when.observance", "did you mean 'gio-trai-dat'?", Severity.Error)]
    [InlineData("\"yearly\": \"03-22\", \"daysBefore\": 3", "when.daysBefore", "belongs to 'observance'", Severity.Error)]
    [InlineData("\"on\": \"2023-02-29\"", "when.on", "February 2023 has 28 days", Severity.Error)]
    [InlineData("\"yearly\": \"02-29\"", "when.yearly", "leap years only", Severity.Warning)]
    [InlineData("\"lunarYearly\": \"12n-01\"", "when.lunarYearly", "no year from 1900 to 2199", Severity.Error)]
    [InlineData("\"on\": \"2023-03-25\", \"days\": \"mon\"", "when.days", "no day is left", Severity.Warning)]
    [InlineData("\"always\": true, \"except\": [\"2023-04-10/2023-04-12\", \"2023-04-12\"]", "when.except", "overlaps with '2023-04-10/2023-04-12'", Severity.Error)]
    [InlineData("\"from\": \"2023-04-01\", \"to\": \"2023-04-05\", \"except\": \"2023-05-01\"", "when.except", "leaves nothing out", Severity.Warning)]
    public void When_ThatIsOdd_TellsItsPlaceAndRemedy(string fields, string path, string message, Severity severity)
    {
        var json = $$"""{ "name": "a", "entries": [ { "slogan": "b", "when": { {{fields}} } } ] }""";

        var problem = Assert.Single(PlaylistReader.Read("a.json", "a", Encoding.UTF8.GetBytes(json), null).Problems);

        Assert.Equal("entries[0]." + path, problem.Path);
        Assert.Contains(message, problem.Message.En, StringComparison.Ordinal);
        Assert.Equal(severity, problem.Severity);
    }

    /// <summary>A day and a night of darkness instead of an hour.</summary>
    [Theory]
    [InlineData("", "write \"hours\": \"20:30-21:30\"")]
    [InlineData(", \"hours\": \"20:30-21:30\"", null)]
    public void DarkEntry_OfAnObservanceWithHours_WantsItsOwn(string hours, string? warning)
    {
        var json = $$"""{ "name": "a", "entries": [ { "dark": true, "when": { "observance": "gio-trai-dat"{{hours}} } } ] }""";

        var problems = PlaylistReader.Read("a.json", "a", Encoding.UTF8.GetBytes(json), null).Problems;

        Assert.Equal(warning is null ? 0 : 1, problems.Count);
        Assert.All(problems, p => Assert.Contains(warning!, p.Message.En, StringComparison.Ordinal));
        // The wall says it to clerks, who have never seen the file.
        Assert.All(problems, p => Assert.DoesNotMatch("\"|'", p.OnPage!.En + p.OnPage.Vi));
        Assert.All(problems, p => Assert.Contains("20:30-21:30", p.OnPage!.Vi, StringComparison.Ordinal));
    }

    [Fact]
    public void When_NamesWhatMayStandInABadFile_IsAWarningThatPointsThere()
    {
        var json = """{ "name": "a", "entries": [ { "slogan": "b", "when": { "observance": "sn" } }, { "slogan": "c", "when": { "observance": "nuoc" } } ] }""";

        var read = PlaylistReader.Read("a.json", "a", Encoding.UTF8.GetBytes(json), null, ObservanceLibrary.BuiltIn.WhileTheFileIsBad);

        var problem = Assert.Single(read.Problems);
        Assert.Equal(Severity.Warning, problem.Severity);
        Assert.Contains("put that file right first", problem.Message.En, StringComparison.Ordinal);
        Assert.Equal(2, read.Value!.Entries.Count);
    }

    private static ReadResult<ObservanceLibrary> Read(string json) => ObservancesReader.Read("playlists/observances.json", Encoding.UTF8.GetBytes(json));
}
