using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Tests.Editing;

public sealed class SeenTextsTests
{
    [Fact]
    public void Texts_TooLongTogether_LoseTheOldestThatNobodyLookedAtSince()
    {
        var seen = new SeenTexts(most: 100);
        foreach (var mark in (string[])["a", "b", "c"])
            seen.Note(mark, new string('x', 30));
        seen.Note("a", new string('x', 30));
        seen.Note("d", new string('x', 30));

        Assert.Equal([true, false, true, true], new[] { "a", "b", "c", "d" }.Select(mark => seen.Find(mark) is not null));
    }

    [Fact]
    public void Text_LongerThanAllMayBe_StaysWhileItIsTheNewest()
    {
        var seen = new SeenTexts(most: 100);
        seen.Note("a", "short");
        seen.Note("b", new string('x', 1000));

        Assert.Equal((null, 1000), (seen.Find("a"), seen.Find("b")?.Length));
    }
}
