using FsCheck;
using FsCheck.Fluent;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Tests.Programmes;

public sealed class AirtimeTests
{
    private const long IdleTime = 8000;

    [Fact]
    public void Round_OfEqualWeights_IsTheOrderOfTheItems() =>
        Assert.Equal([0, 1, 2], Airtime.Round([new(8000, 1, "a", null), new(8000, 1, "b", null), new(8000, 1, "b", null)], IdleTime));

    [Fact]
    public void Round_WithAWeight_SpreadsTheTurns() =>
        Assert.Equal([0, 0, 1, 0], Airtime.Round([new(8000, 3, "a", null), new(8000, 1, "b", null)], IdleTime));

    [Fact]
    public void Round_WithAShare_GivesOthersMoreTurns() =>
        Assert.Equal(2, Airtime.Round([new(16_000, 1, "a", 50), new(8000, 1, "b", null)], IdleTime).Count(turn => turn == 1));

    [Fact]
    public void Round_OfALimitedPlaylistAlone_LeavesTheRestToTheIdleScreen() =>
        Assert.Equal([0, Airtime.Idle], Airtime.Round([new(8000, 1, "a", 50)], IdleTime));

    [Fact]
    public void Round_OfAnyItems_KeepsEveryShareAndGivesEveryItemItsTurns() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Arb.From(Items), items =>
        {
            var round = Airtime.Round(items, IdleTime);
            var total = round.Sum(turn => turn == Airtime.Idle ? IdleTime : items[turn].Milliseconds);

            Assert.All(Enumerable.Range(0, items.Count), i => Assert.True(round.Count(turn => turn == i) >= items[i].Weight));
            foreach (var group in items.Where(i => i.Share is not null).GroupBy(i => i.Group))
            {
                var time = round.Where(turn => turn != Airtime.Idle && items[turn].Group == group.Key).Sum(turn => items[turn].Milliseconds);
                Assert.True(time * 100 <= total * group.First().Share!.Value, $"{group.Key} {time} of {total}");
            }
        }));

    private static Gen<IReadOnlyList<AirtimeItem>> Items =>
        from shares in Gen.Frequency((1, Gen.Constant<int?>(null)), (2, Gen.Choose(1, 100).Select(s => (int?)s))).ListOf(4)
        from count in Gen.Choose(1, 12)
        from items in (
            from list in Gen.Choose(0, 3)
            from seconds in Gen.Choose(1, 40)
            from weight in Gen.Choose(1, 10)
            select new AirtimeItem(seconds * 1000L, weight, $"list-{list}", shares[list])).ListOf(count)
        select (IReadOnlyList<AirtimeItem>)[.. items];
}
