using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>An entry that is looked for in a file that others have changed.</summary>
public sealed class EntryPlaceTests
{
    private const string One = """{ "slogan": "Tiết kiệm điện", "when": { "always": true } }""";

    private const string Two = """{ "slogan": "Tiết kiệm nước", "when": { "always": true } }""";

    private const string Named = """{ "id": "kh-1", "slogan": "Một", "when": { "always": true } }""";

    private static readonly string Before = File(One, Two, Named);

    [Theory]
    [InlineData(One, 0, 1)]
    [InlineData(Two, 1, 0)]
    [InlineData(Named, 2, 2)]
    public void Entry_AsItWas_IsFoundWhereverItIs(string was, int index, int place) =>
        Assert.Equal(place, EntryPlace.Find(File(Two, One, Named), Before, was, index));

    [Fact]
    public void Entry_WithAnId_IsFoundByIt_WhateverItSaysNow() =>
        Assert.Equal(0, EntryPlace.Find(File("""{ "id": "kh-1", "slogan": "Khác hẳn", "when": { "on": "2027-03-22" } }""", One), Before, Named, 2));

    [Fact]
    public void Entry_Reworded_IsFoundByItsWords() =>
        Assert.Equal(1, EntryPlace.Find(File(Two, """{ "slogan": "Tiết kiệm điện năng", "when": { "always": true } }"""), Before, One, 0));

    /// <summary>Half of its words are the same, and it stood there before.</summary>
    [Fact]
    public void Entry_Deleted_IsNotTakenForTheOneBesideIt() =>
        Assert.Equal(-1, EntryPlace.Find(File(Two, Named), Before, One, 0));

    [Theory]
    [InlineData("""{ "slogan": "Tiết kiệm điện năng", "when": { "always": true } }""", """{ "slogan": "Tiết kiệm điện nhé", "when": { "always": true } }""")]
    [InlineData("""{ "slogan": "Giờ Trái đất", "when": { "always": true } }""", null)]
    public void Entry_ThatMayBeAnyOfSeveral_OrNone_IsGone(string other, string? another) =>
        Assert.Equal(-1, EntryPlace.Find(another is null ? File(Two, other) : File(Two, other, another), Before, One, 0));

    /// <summary>Nobody knows any more what stood there: only the same, or the same id, is good enough.</summary>
    [Fact]
    public void Entry_Reworded_WhereWhatWasSeenIsNotKept_IsGone() =>
        Assert.Equal(-1, EntryPlace.Find(File("""{ "slogan": "Tiết kiệm điện năng", "when": { "always": true } }"""), null, One, 0));

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{ "id": 1, "id": 2 }""")]
    public void WhatNoPageOfOursHasSent_IsNowhere(string was) => Assert.Equal(-1, EntryPlace.Find(Before, Before, was, 0));

    private static string File(params string[] entries) => $$"""{ "name": "x", "entries": [ {{string.Join(", ", entries)}} ] }""";
}
