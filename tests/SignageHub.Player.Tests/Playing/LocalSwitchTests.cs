using System.Text;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Player.Playing;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Player.Tests.Playing;

public sealed class LocalSwitchTests : IDisposable
{
    private static readonly ClockReading Clock = new(Instant.FromUtc(2026, 11, 28, 5, 0), Duration.FromMinutes(1));

    private readonly SigningKey _key = SigningKey.Create();
    private readonly StringWriter _said = new();
    private readonly BoardPlayer _board;
    private readonly LocalSwitch _switch;

    public LocalSwitchTests()
    {
        _board = new BoardPlayer(new BoardIdentity(BoardId.Parse("lobby"), [_key.Public], new PixelSize(96, 32), "test", "test"), new NoDisk(), new Unheard(), 1);
        _board.Start(Clock);
        _switch = new LocalSwitch(_board, new Messages(Language.English, _said));
    }

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Key_MakesDarkAndLightsAgain_AndSaysSo()
    {
        Assert.Contains("dark here until", Press(), StringComparison.Ordinal);
        Assert.Equal(ShownReason.LocalBlank, Reason);

        Assert.Contains("lit again", Press(), StringComparison.Ordinal);
        Assert.Equal(ShownReason.Waiting, Reason);
    }

    /// <summary>Whoever presses it twice has taken it back, whatever the hub's order lets them see.</summary>
    [Fact]
    public void Key_UnderTheHubsOrder_IsTakenBackByASecondPress()
    {
        Order(1, dark: true);
        Assert.Contains("stays dark here also when the hub lifts", Press(), StringComparison.Ordinal);
        Assert.Contains("the hub's order keeps it dark", Press(), StringComparison.Ordinal);

        Order(2, dark: false);

        Assert.Equal(ShownReason.Waiting, Reason);
    }

    [Fact]
    public void Key_UnderTheHubsOrder_KeepsTheBoardDarkWhenThatIsLifted()
    {
        Order(1, dark: true);
        Press();

        Order(2, dark: false);
        Assert.Equal(ShownReason.LocalBlank, Reason);

        Assert.Contains("lit again", Press(), StringComparison.Ordinal);
        Assert.Equal(ShownReason.Waiting, Reason);
    }

    private string Reason => _board.Lit.At(_board.Now(Clock)).Reason;

    private string Press()
    {
        _said.GetStringBuilder().Clear();
        _switch.Toggle(Clock);
        return _said.ToString();
    }

    private void Order(long counter, bool dark) => _board.Receive(
        new Topic.Blank().ToString(), Encoding.ASCII.GetBytes(WireJson.Sign(new BlankOrder(counter, Clock.Wall, dark, [], "drill"), Jws.BlankType, _key)), Clock);

    private sealed class Unheard : IBoardLink
    {
        public void Publish(Topic topic, byte[] payload)
        {
        }

        public void Want(IReadOnlySet<FrameId> frames)
        {
        }
    }
}
