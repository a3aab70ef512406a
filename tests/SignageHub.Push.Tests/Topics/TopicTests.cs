using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.Topics;

namespace SignageHub.Push.Tests.Topics;

public sealed class TopicTests
{
    private static readonly BoardId Lobby = BoardId.Parse("lobby");

    public static IEnumerable<TheoryDataRow<string>> AllTopics()
    {
        yield return "signagehub/1/hub";
        yield return "signagehub/1/frames/" + FrameId.Of("png"u8);
        yield return "signagehub/1/fleet/blank";
        foreach (var channel in new[] { "desired", "online", "state", "plays", "plays/ack", "cmd" })
            yield return "signagehub/1/boards/lobby/" + channel;
    }

    [Theory]
    [MemberData(nameof(AllTopics))]
    public void Topic_ReadAndWritten_IsTheSame(string text) => Assert.Equal(text, Topic.TryParse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("signagehub/2/hub")]
    [InlineData("signagehub/1/hub/")]
    [InlineData("signagehub/1/boards/lobby")]
    [InlineData("signagehub/1/boards/Lobby/desired")]
    [InlineData("signagehub/1/boards/lobby/plays/ack/more")]
    [InlineData("signagehub/1/boards/+/desired")]
    [InlineData("signagehub/1/frames/ABC")]
    public void Text_ThatIsNoTopicOfOurs_IsRefused(string text) => Assert.Null(Topic.TryParse(text));

    [Theory]
    [InlineData(BoardChannel.Desired, true)]
    [InlineData(BoardChannel.Online, true)]
    [InlineData(BoardChannel.State, true)]
    [InlineData(BoardChannel.Plays, false)]
    [InlineData(BoardChannel.PlaysAck, false)]
    [InlineData(BoardChannel.Command, false)]
    [InlineData(BoardChannel.Screen, false)]
    public void Channel_IsRetained_WhenItIsAState(BoardChannel channel, bool retained) =>
        Assert.Equal(retained, new Topic.OfBoard(Lobby, channel).Retained);

    [Theory]
    [InlineData("signagehub/1/boards/lobby/desired", true)]
    [InlineData("signagehub/1/boards/lobby/plays/ack", true)]
    [InlineData("signagehub/1/boards/lobby/cmd", true)]
    [InlineData("signagehub/1/hub", true)]
    [InlineData("signagehub/1/frames/+", true)]
    [InlineData("signagehub/1/fleet/blank", true)]
    [InlineData("signagehub/1/boards/gate/desired", false)]
    [InlineData("signagehub/1/boards/lobby/state", false)]
    [InlineData("signagehub/1/boards/+/desired", false)]
    [InlineData("signagehub/1/#", false)]
    [InlineData("#", false)]
    [InlineData("$share/g/signagehub/1/boards/lobby/desired", false)]
    public void Board_Subscribes_OnlyToWhatIsMeantForIt(string filter, bool allowed) => Assert.Equal(allowed, BoardRights.MaySubscribe(Lobby, filter));

    [Theory]
    [InlineData("signagehub/1/boards/lobby/online", true)]
    [InlineData("signagehub/1/boards/lobby/state", true)]
    [InlineData("signagehub/1/boards/lobby/plays", true)]
    [InlineData("signagehub/1/boards/lobby/screen", true)]
    [InlineData("signagehub/1/boards/gate/screen", false)]
    [InlineData("signagehub/1/boards/lobby/desired", false)]
    [InlineData("signagehub/1/boards/lobby/cmd", false)]
    [InlineData("signagehub/1/boards/gate/state", false)]
    [InlineData("signagehub/1/hub", false)]
    [InlineData("signagehub/1/fleet/blank", false)]
    [InlineData("anything", false)]
    public void Board_Publishes_OnlyWhatItKnowsItself(string topic, bool allowed) => Assert.Equal(allowed, BoardRights.MayPublish(Lobby, topic));
}
