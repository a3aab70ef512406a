using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Hub.Boards;
using SignageHub.Mqtt;
using SignageHub.Push.Messages;
using SignageHub.Push.Storage;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Tests.Boards;

public sealed class BoardConversationsTests : IAsyncLifetime
{
    private static readonly BoardId Lobby = BoardId.Parse("lobby");
    private static readonly BoardId Gate = BoardId.Parse("gate");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly OfficeFolder _office = new();
    private readonly WebApplication _hub;
    private long _number;

    public BoardConversationsTests() => _hub = TestHub.Build(_office);

    private static Instant Now => TimeProvider.System.Now();

    private BoardConversations Conversations => _hub.Services.GetRequiredService<BoardConversations>();

    private BlankOrders Orders => _hub.Services.GetRequiredService<BlankOrders>();

    private RedButton Button => _hub.Services.GetServices<IHostedService>().OfType<RedButton>().Single();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _office.Dispose();
    }

    /// <summary>A disk may take seconds for a flush; people at the wall have none.</summary>
    [Fact]
    public async Task Order_DoesNotWaitForTheDiskThatTakesPlays()
    {
        using var disk = new SlowDisk();
        Conversations.PlaysDisk = disk;
        var plays = Task.Run(() => HearPlays(Gate), TestContext.Current.CancellationToken);
        await disk.IsBusy.WaitAsync(Patience, TestContext.Current.CancellationToken);

        var ordered = Task.Run(() => Conversations.Order(new BlankOrder(1, Now, true, [], "drill")), TestContext.Current.CancellationToken);

        Assert.True(await ordered.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Equal(new Topic.Blank().ToString(), (await Conversations.Out.ReadAsync(TestContext.Current.CancellationToken)).Topic);
        Assert.False(plays.IsCompleted);
        disk.Go();
        await plays.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    /// <summary>A hub that was put back from a backup must not take an order of yesterday for obeyed.</summary>
    [Fact]
    public void BoardThatObeysAnOrderWhichTheHubDoesNotKnow_IsNoneThatObeys()
    {
        var order = Orders.Blank([Lobby], "drill");
        HearState(Lobby, order.Counter + 5);
        HearState(Gate, order.Counter);

        Button.Check();

        var report = Orders.ReportOf(order.Counter)!;
        Assert.Equal(["gate"], report.Obey);
        Assert.Contains("lobby", report.Silent);
    }

    [Fact]
    public void NextOrder_CountsAboveWhatBoardsReport()
    {
        var order = Orders.Blank([Lobby], "drill");
        // As after years ahead of the machine's clock, of which the backup knows nothing.
        var ahead = order.Counter + 200_000_000_000;
        HearState(Lobby, ahead);
        Button.Check();

        Assert.InRange(Orders.Blank([Gate], "fire").Counter, ahead + 1, ahead + (1 << 20));
    }

    [Fact]
    public void FirstOrder_OfAHubThatLostItsFile_CountsAboveWhatBoardsReport()
    {
        var ahead = Now.ToUnixTimeMilliseconds() + 200_000_000_000;
        HearState(Lobby, ahead);
        Button.Check();

        Assert.InRange(Orders.Blank([Gate], "fire").Counter, ahead + 1, ahead + (1 << 20));
    }

    /// <summary>There must be a number above every order, whatever a board says.</summary>
    [Fact]
    public void NextOrder_DoesNotFollowABoardThatReportsWhatNobodyCanHaveSigned()
    {
        HearState(Lobby, long.MaxValue);
        Button.Check();

        Assert.InRange(Orders.Blank([Gate], "fire").Counter, 1, Now.ToUnixTimeMilliseconds());
    }

    private void HearState(BoardId board, long blank) => Conversations.Hear(new MqttMessage
    {
        Topic = new Topic.OfBoard(board, BoardChannel.State).ToString(),
        Payload = WireJson.Write(new BoardState
        {
            Board = board,
            Boot = "000001-9f3a11c2",
            Number = ++_number,
            Version = 0,
            Pending = 0,
            Reason = "waiting",
            Time = Now,
            ClockOffset = 0,
            Blank = blank,
            Missing = [],
            LastPlay = 0,
            PlaysWaiting = 0,
            Troubles = [],
            Asks = 0,
        }),
    });

    private void HearPlays(BoardId board)
    {
        var play = new Play { Number = 1, From = Now - Duration.FromMinutes(1), Until = Now, Lit = 60_000, Count = 1, Reason = "normal", Version = 1 };
        Conversations.Hear(new MqttMessage
        {
            Topic = new Topic.OfBoard(board, BoardChannel.Plays).ToString(),
            Payload = WireJson.Write(new PlayBatch(board, "000001-9f3a11c2", [play])),
        });
    }

    /// <summary>Takes its time until it is told to go on.</summary>
    private sealed class SlowDisk : IDurableDisk, IDisposable
    {
        private readonly TaskCompletionSource _busy = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _go = new();

        public Task IsBusy => _busy.Task;

        public void Go() => _go.Set();

        public void Append(string name, ReadOnlySpan<byte> bytes)
        {
            _busy.SetResult();
            _go.Wait(TestContext.Current.CancellationToken);
        }

        public byte[]? Read(string name) => null;

        public void Replace(string name, ReadOnlySpan<byte> content)
        {
        }

        public void Delete(string name)
        {
        }

        public IReadOnlyList<(string Name, long Bytes)> List(string folder) => [];

        public void Dispose() => _go.Dispose();
    }
}
