using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Push.HubSide;
using SignageHub.Push.Manifests;

namespace SignageHub.Push.Tests.HubSide;

public sealed class ManifestBuilderTests
{
    private static readonly PixelSize Size = new(8, 2);

    private static readonly Board Lobby = new()
    {
        Id = ManifestSample.Lobby,
        Name = "Sảnh",
        Size = Size,
        Color = BoardColor.All[0],
        TimeZone = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"],
        Hours = [new HourRange(new LocalTime(6, 30), new LocalTime(21, 0))],
        Brightness = 60,
    };

    private static readonly Playlist Plan = new()
    {
        Id = "647-KH-SCT",
        Name = "Kế hoạch",
        Entries =
        [
            new Entry { Number = 1, Slogan = "một", When = new When(new DayRule.Always()) },
            new Entry { Number = 2, Slogan = "hai", When = new When(new DayRule.Always()) },
        ],
    };

    [Fact]
    public void Rotation_OfTwoEntries_NamesBothScenesInTurn()
    {
        var manifest = Draft(Showing(ShowingState.Slogans, Level.Normal, 1, 2), Scenes("647-KH-SCT/1", "647-KH-SCT/2"), idle: null);

        var segment = Assert.Single(manifest.Segments);
        Assert.Equal(["647-KH-SCT/1", "647-KH-SCT/2"], segment.Scenes.Select(id => manifest.Scenes.Single(s => s.Id == id).Entry));
        Assert.Equal("normal", segment.State);
        Assert.Equal("because", segment.Reason.En);
    }

    [Fact]
    public void Entry_ThatCannotBeDrawn_IsLeftOutAndTheReasonSaysSo()
    {
        var manifest = Draft(Showing(ShowingState.Slogans, Level.Normal, 1, 2), Scenes("647-KH-SCT/2"), idle: null);

        Assert.Single(manifest.Segments[0].Scenes);
        Assert.Equal("because; 1 of them cannot be drawn on this board (see check)", manifest.Segments[0].Reason.En);
        Assert.Equal("vì; 1 mục không vẽ được trên bảng này (xem lệnh check)", manifest.Segments[0].Reason.Vi);
    }

    [Fact]
    public void Segment_WithNothingThatCanBeDrawn_ShowsTheFallback()
    {
        var manifest = Draft(Showing(ShowingState.Slogans, Level.Normal, 1), Scenes(), idle: Named("idle"));

        Assert.Equal([manifest.Fallback!], manifest.Segments[0].Scenes);
    }

    [Theory]
    [InlineData(ShowingState.Off, "off", 0)]
    [InlineData(ShowingState.Dark, "dark", 0)]
    [InlineData(ShowingState.Idle, "idle", 1)]
    public void Segment_WithoutSlogans_IsDarkOrIdle(ShowingState state, string word, int scenes)
    {
        var manifest = Draft(Showing(state, state == ShowingState.Dark ? Level.Dark : null), Scenes(), idle: Named("idle"));

        Assert.Equal(word, manifest.Segments[0].State);
        Assert.Equal(scenes, manifest.Segments[0].Scenes.Count);
    }

    [Fact]
    public void Drafts_ThatSayTheSame_HaveOneDigestWhateverTheirVersionAndDate()
    {
        var draft = Draft(Showing(ShowingState.Slogans, Level.Normal, 1), Scenes("647-KH-SCT/1"), idle: null);

        Assert.Equal(ManifestBuilder.Digest(draft), ManifestBuilder.Digest(draft with { Version = 9, IssuedAt = ManifestSample.Issued }));
        Assert.NotEqual(ManifestBuilder.Digest(draft), ManifestBuilder.Digest(draft with { Brightness = 61 }));
    }

    [Fact]
    public void Manifest_AsJson_ReadsAsTheProtocolSays()
    {
        var draft = Draft(Showing(ShowingState.Slogans, Level.Normal, 1), Scenes("647-KH-SCT/1"), idle: null) with { Version = 3, IssuedAt = ManifestSample.Issued };

        var json = System.Text.Encoding.UTF8.GetString(ManifestJson.Write(draft));

        Assert.StartsWith(
            """{"board":"lobby","keyId":"key","version":3,"issuedAt":"2023-03-25T01:00:00Z","leaseUntil":"2023-03-25T13:00:00Z","width":8,"height":2,"color":"red","timeZone":"Asia/Ho_Chi_Minh","brightness":60,"hours":["06:30-21:00"],"segments":[{"from":"2023-03-25T01:00:00Z","until":"2023-03-25T13:00:00Z","state":"normal","scenes":[""",
            json, StringComparison.Ordinal);
        Assert.Contains(""""reason":{"en":"because","vi":"vì"}}],"scenes":[{"id":"""", json, StringComparison.Ordinal);
        Assert.EndsWith(""""width":8,"height":2,"pixelsPerSecond":0,"seconds":[2.5],"transition":"cut","slots":[],"entry":"647-KH-SCT/1","approval":null}],"fallback":null}"""", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Manifest_WithAClockPart_NamesItsPlaceAndTheFramesOfItsLetters()
    {
        var slot = new ClockSlot
        {
            Frame = 0,
            Part = ClockPart.Days,
            Until = new LocalDate(2027, 4, 30),
            Columns = [0, 2, 4],
            Row = 1,
            Letters = "0123456789",
            Glyphs = [.. Enumerable.Repeat(Frame.Dark(new PixelSize(2, 1)), 10)],
        };
        var plain = Named("a");
        FrameId[] letters = [.. Enumerable.Range(0, 10).Select(i => FrameId.Of([(byte)i]))];
        var filled = plain with { Scene = plain.Scene with { Slots = [slot], Entrance = Entrance.Wipe }, Glyphs = [letters] };

        var scene = Draft(Showing(ShowingState.Slogans, Level.Normal, 1), new Dictionary<string, NamedScene> { ["647-KH-SCT/1"] = filled }, idle: null).Scenes[0];
        var without = Draft(Showing(ShowingState.Slogans, Level.Normal, 1), new Dictionary<string, NamedScene> { ["647-KH-SCT/1"] = plain }, idle: null).Scenes[0];

        Assert.Equal("wipe", scene.Transition);
        Assert.Equal(("days", "2027-04-30", 1), (scene.Slots[0].Part, scene.Slots[0].Until, scene.Slots[0].Row));
        Assert.Equal([.. plain.Frames, .. letters], scene.AllFrames);
        Assert.NotEqual(without.Id, scene.Id);
    }

    [Fact]
    public void Entry_InTwoLanguages_ShowsThemInTurn()
    {
        var both = Named("vi") with { InTurn = Named("en") };

        var draft = Draft(Showing(ShowingState.Slogans, Level.Normal, 1), new Dictionary<string, NamedScene> { ["647-KH-SCT/1"] = both }, idle: null);

        Assert.Equal(2, draft.Segments[0].Scenes.Count);
        Assert.Equal(draft.Segments[0].Scenes, draft.Scenes.Select(s => s.Id));
        Assert.All(draft.Scenes, scene => Assert.Equal("647-KH-SCT/1", scene.Entry));
    }

    [Fact]
    public void Round_OfAWeightAShareAndASecondLanguage_TakesTurnsOfBothLanguagesAndGivesTheRestToTheIdleScreen()
    {
        var plan = Plan with { Share = 50, Entries = [Plan.Entries[0] with { Weight = 2 }, Plan.Entries[1]] };
        var showing = new Showing(ShowingState.Slogans, Level.Normal, [.. plan.Entries.Select(e => new ScheduledEntry(plan, e))], new Bilingual("because", "vì"));
        var scenes = new Dictionary<string, NamedScene> { ["647-KH-SCT/1"] = Named("vi") with { InTurn = Named("en") }, ["647-KH-SCT/2"] = Named("two") };

        var draft = Draft(showing, scenes, Named("idle"));

        // Of each scene 2.5 s: two turns of two languages and one turn make 12.5 s, and as much again goes to the idle screen.
        var shown = draft.Segments[0].Scenes.Select(id => draft.Scenes.Single(s => s.Id == id)).ToList();
        Assert.Equal((4, 1, 5), (shown.Count(s => s.Entry == "647-KH-SCT/1"), shown.Count(s => s.Entry == "647-KH-SCT/2"), shown.Count(s => s.Entry is null)));
        Assert.All(
            shown.Zip(shown.Skip(1)).Where(pair => pair.First.Frames[0] == FrameId.Of("vi"u8.ToArray())),
            pair => Assert.Equal(FrameId.Of("en"u8.ToArray()), pair.Second.Frames[0]));
    }

    [Fact]
    public void Scene_UnderAnApproval_NamesItAndIsAnotherThanWithout()
    {
        var plain = Named("647-KH-SCT/1");
        var showing = Showing(ShowingState.Slogans, Level.Normal, 1);

        var approved = Draft(showing, new Dictionary<string, NamedScene> { ["647-KH-SCT/1"] = plain.ApprovedBy("0a41344edd23c052") }, idle: null).Scenes[0];
        var without = Draft(showing, new Dictionary<string, NamedScene> { ["647-KH-SCT/1"] = plain }, idle: null).Scenes[0];

        Assert.Equal(("0a41344edd23c052", null), (approved.Approval, without.Approval));
        Assert.NotEqual(approved.Id, without.Id);
    }

    [Fact]
    public void Board_ThatDimsByTheHour_HasSegmentsCutThere_AndTheFirstOfTwoHoursCounts()
    {
        var begin = ManifestSample.Issued.InZone(Lobby.TimeZone).TimeOfDay;
        var board = Lobby with
        {
            Dim = [new DimHours(new HourRange(begin.PlusHours(2), begin.PlusHours(4)), 30), new DimHours(new HourRange(begin.PlusHours(3), begin.PlusHours(5)), 10)],
        };
        var segment = new Segment(ManifestSample.Issued, ManifestSample.Issued + Duration.FromHours(12), Showing(ShowingState.Slogans, Level.Normal, 1));

        var segments = ManifestBuilder.Draft(board, [segment], Scenes("647-KH-SCT/1"), idle: null, "key").Segments;

        Assert.Equal(
            [(0, 2, null), (2, 4, 30), (4, 5, 10), (5, 12, null)],
            segments.Select(s => ((int)(s.From - ManifestSample.Issued).TotalHours, (int)(s.Until - ManifestSample.Issued).TotalHours, s.Brightness)));
        Assert.Single(segments.Select(s => s.Scenes[0]).Distinct());
    }

    [Fact]
    public void Board_ThatIsDark_IsNotCut()
    {
        var board = Lobby with { Dim = [new DimHours(new HourRange(new LocalTime(0, 0), new LocalTime(12, 0)), 30)] };
        var segment = new Segment(ManifestSample.Issued, ManifestSample.Issued + Duration.FromHours(48), Showing(ShowingState.Off, level: null));

        Assert.Null(Assert.Single(ManifestBuilder.Draft(board, [segment], Scenes(), idle: null, "key").Segments).Brightness);
    }

    private static Manifest Draft(Showing showing, IReadOnlyDictionary<string, NamedScene> scenes, NamedScene? idle) => ManifestBuilder.Draft(
        Lobby, [new Segment(ManifestSample.Issued, ManifestSample.Issued + Duration.FromHours(12), showing)], scenes, idle, "key");

    private static Showing Showing(ShowingState state, Level? level, params int[] entries) => new(
        state, level, entries.Select(n => new ScheduledEntry(Plan, Plan.Entries[n - 1])).ToList(), new Bilingual("because", "vì"));

    private static Dictionary<string, NamedScene> Scenes(params string[] keys) => keys.ToDictionary(k => k, Named, StringComparer.Ordinal);

    private static NamedScene Named(string content) => new(
        new Scene { Window = Size, Kind = SceneKind.Static, Frames = [Frame.Dark(Size)], Times = [Duration.FromMilliseconds(2500)] },
        [FrameId.Of(System.Text.Encoding.UTF8.GetBytes(content))]);
}
