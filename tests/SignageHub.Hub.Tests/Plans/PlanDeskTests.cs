using NodaTime;
using SignageHub.Hub.Plans;

namespace SignageHub.Hub.Tests.Plans;

/// <summary>How long a document that somebody has read is at hand.</summary>
public sealed class PlanDeskTests
{
    private static readonly ReadPlan Plan = new("plan.txt", "", null!, null!);

    [Fact]
    public void Document_StaysAsLongAsSomebodyWorksOnIt_AndNoLonger()
    {
        var clock = new Clock();
        var desk = new PlanDesk(clock);
        var ticket = desk.Put("lan", Plan);
        var step = PlanDesk.Lasts - Duration.FromMinutes(1);

        for (var i = 0; i < 5; i++)
        {
            clock.Time += step.ToTimeSpan();
            Assert.Same(Plan, desk.Find(ticket, "lan"));
        }

        // Whoever asks in vain keeps nothing alive.
        clock.Time += step.ToTimeSpan();
        Assert.Null(desk.Find(ticket, "minh"));
        clock.Time += TimeSpan.FromMinutes(1);
        Assert.Null(desk.Find(ticket, "lan"));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Time { get; set; } = new(2027, 3, 22, 1, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Time;
    }
}
