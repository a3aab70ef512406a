using FsCheck;
using FsCheck.Fluent;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering.Tests.Fonts;

public sealed class KernCacheTests
{
    [Fact]
    public void TryGet_AnyPairs_TellsWhatWasPutOrNothing()
    {
        var pairs = Gen.ListOf(from left in Gen.Choose(0, 65535) from right in Gen.Choose(0, 300) from columns in Gen.Choose(-200, 200) select (left, right, columns));

        Prop.ForAll(pairs.ToArbitrary(), list =>
        {
            var (cache, known) = (new KernCache(), new Dictionary<(int, int), int>());
            foreach (var (left, right, columns) in list)
            {
                known[(left, right)] = columns;
                cache.Put(left, right, columns);
                Assert.True(cache.TryGet(left, right, out var kept));
                Assert.Equal(columns, kept);
            }
            foreach (var ((left, right), columns) in known)
                Assert.True(!cache.TryGet(left, right, out var kept) || kept == columns);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TryGet_AnEmptyCache_HasNoPair() => Assert.False(new KernCache().TryGet(0, 0, out _));
}
