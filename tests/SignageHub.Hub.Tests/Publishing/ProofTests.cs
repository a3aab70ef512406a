using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Hub.Boards;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Publishing;
using SignageHub.Mqtt;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Tests.Publishing;

/// <summary>What a hub may record as proof: nothing that was seen by a clock which somebody set.</summary>
public sealed class ProofTests : IDisposable
{
    private static readonly Instant EarthHour = Instant.FromUtc(2023, 3, 25, 13, 40);

    private readonly OfficeFolder _office = new();

    public ProofTests() => _office.Playlist("plan", """{ "name": "Nghỉ", "entries": [ { "dark": true, "when": { "always": true } } ] }""");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DarkHour_IsRecorded_OnlyByTheTrueClock(bool isTrue)
    {
        await using var hub = TestHub.Build(_office, isTrue ? null : EarthHour);

        await hub.Services.GetRequiredService<ChangeOver>().Run(TestContext.Current.CancellationToken);

        Assert.Equal(isTrue, File.Exists(Path.Combine(_office.DataFolder, DarkHourBook.FileName)));
        Assert.Equal(isTrue, hub.Services.GetRequiredService<DarkHourBook>().All.Count > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Play_IsTakenAndAcknowledged_OnlyByTheTrueClock(bool isTrue)
    {
        await using var hub = TestHub.Build(_office, isTrue ? null : EarthHour);
        var conversations = hub.Services.GetRequiredService<BoardConversations>();
        var gate = BoardId.Parse("gate");
        var play = new Play { Number = 1, From = EarthHour, Until = EarthHour + Duration.FromMinutes(1), Lit = 60_000, Count = 1, Reason = "normal", Version = 1 };

        conversations.Hear(new MqttMessage
        {
            Topic = new Topic.OfBoard(gate, BoardChannel.Plays).ToString(),
            Payload = WireJson.Write(new PlayBatch(gate, "000001-9f3a11c2", [play])),
        });

        Assert.Equal(isTrue, Directory.Exists(Path.Combine(_office.DataFolder, "plays")));
        Assert.Equal(isTrue, conversations.Out.TryRead(out _));
    }

    [Fact]
    public async Task HubWhoseClockWasSet_SaysThatNothingIsRecorded()
    {
        await using var hub = await RunningHub.Start(_office, "--now", "2023-03-25T20:40+07:00");

        await hub.Process.WaitForLine("The clock was set with --now: what boards show is no proof, so neither dark hours nor plays are recorded.");
        Assert.False(File.Exists(Path.Combine(_office.DataFolder, DarkHourBook.FileName)));
    }

    public void Dispose() => _office.Dispose();
}
