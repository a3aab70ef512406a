using NodaTime;
using SignageHub.Push.HubSide;

namespace SignageHub.Push.Tests.HubSide;

public sealed class VersionsTests
{
    private static readonly Instant Now = Instant.FromUnixTimeMilliseconds(1_800_000_000_000);

    [Fact]
    public void Number_IsTheTime_AsLongAsThatIsAboveAllOthers() =>
        Assert.Equal(1_800_000_000_000, Versions.Next(last: 7, reported: 1_799_999_999_999, Now, new Random(1)));

    /// <summary>One backup, put back twice: what comes after it is not numbered alike.</summary>
    [Fact]
    public void Numbers_OfAHubPutBackWhoseClockIsBehind_AreNotGivenTwice()
    {
        var random = new Random(1);

        var numbers = Enumerable.Range(0, 20).Select(_ => Versions.Next(last: 1_800_000_000_007, reported: 0, Now, random)).ToList();

        Assert.All(numbers, number => Assert.InRange(number, 1_800_000_000_008, 1_800_000_000_008 + (1 << 20)));
        Assert.Equal(20, numbers.Distinct().Count());
    }
}
