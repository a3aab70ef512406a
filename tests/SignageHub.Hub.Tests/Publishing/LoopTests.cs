using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Tests.Publishing;

/// <summary>The loops that keep boards right: what they can survive does not end the hub.</summary>
public sealed class LoopTests : IAsyncDisposable
{
    private readonly OfficeFolder _office = new();
    private readonly WebApplication _hub;

    public LoopTests() => _hub = TestHub.Build(_office);

    [Fact]
    public async Task AlarmClockThatCannotBeSet_EndsNeitherLoop()
    {
        var token = TestContext.Current.CancellationToken;
        await (await _hub.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(token)).Shutdown(waitForJobsToComplete: false, token);
        await Assert.ThrowsAsync<SchedulerException>(() => _hub.Services.GetRequiredService<ChangeOver>().Run(token));

        await Service<ChangeOverTick>().Check(token);
        await Service<ConversationService>().ContinueAbove(token);
    }

    [Fact]
    public async Task BoardsThatFallBehindAtTheSameTime_DoNotHinderEachOther()
    {
        var token = TestContext.Current.CancellationToken;
        var service = Service<ConversationService>();
        await service.StartAsync(token);
        var fellBehind = _hub.Services.GetRequiredService<BoardConversations>().FellBehind!;

        Parallel.For(0, 100_000, _ => fellBehind());
        await service.StopAsync(token);

        Assert.False(service.ExecuteTask!.IsFaulted);
    }

    [Theory]
    [InlineData(typeof(IOException), true)]
    [InlineData(typeof(UnauthorizedAccessException), true)]
    [InlineData(typeof(SchedulerException), true)]
    [InlineData(typeof(InvalidOperationException), false)]
    public void ChangeOver_ThatEndedSo_CanBeTriedAgain(Type kind, bool can) =>
        Assert.Equal(can, ChangeOver.CanTryAgain((Exception)Activator.CreateInstance(kind)!));

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _office.Dispose();
    }

    private T Service<T>() => _hub.Services.GetServices<IHostedService>().OfType<T>().Single();
}
