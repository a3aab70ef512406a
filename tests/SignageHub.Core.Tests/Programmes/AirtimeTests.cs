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

    /// <summary>It used to be 4,206 turns, of which 95 % were the idle screen.</summary>
    [Fact]
    public void Round_WithATinyShareBesideAFreeItem_IsFilledByTheFreeItem()
    {
        var round = Airtime.Round([new(8000, 10, "a", 1), new(8000, 1, "b", null)], IdleTime);

        Assert.Equal((1, 99, 0), (round.Count(t => t == 0), round.Count(t => t == 1), round.Count(t => t == Airtime.Idle)));
    }

    [Fact]
    public void Round_OfUnequalWeightsUnderATinyShare_IsHeldShort()
    {
        var round = Airtime.Round([new(8000, 9, "a", 2), new(8000, 10, "a", 2), new(8000, 1, "b", null)], IdleTime);

        Assert.Equal((4, 196), (round.Count(t => t is 0 or 1), round.Count(t => t == 2)));
    }

    [Fact]
    public void Round_OfAnyItems_KeepsEveryShareAndGivesEveryItemItsTurns() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Arb.From(Items), items =>
        {
            var round = Airtime.Round(items, IdleTime);
            var total = round.Sum(turn => turn == Airtime.Idle ? IdleTime : items[turn].Milliseconds);

            var turns = items.Select((_, i) => round.Count(turn => turn == i)).ToArray();
            Assert.All(turns, count => Assert.True(count >= 1));
            foreach (var alike in items.Select((item, i) => (item, Turns: turns[i])).GroupBy(t => t.item.Share is null))
                Assert.All(alike, one => Assert.DoesNotContain(alike, other => other.item.Weight >= one.item.Weight && other.Turns < one.Turns));
            // Nobody looks at an idle screen while there is something that may show.
            Assert.True(items.All(i => i.Share is not null) || !round.Contains(Airtime.Idle));
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
