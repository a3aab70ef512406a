using System.Text;
using System.Text.Json.Nodes;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>What people wrote stays as they wrote it.</summary>
public sealed class JsonEditTests
{
    private const string ByHand = """
        {
          // For the hall
          "name": "Ngày Nước", /* short */
          "entries": [
            // first
            { "slogan": "Một", "when": { "on": "2027-03-22" } }, // stays beside it
            {
              "when": { "always": true }, // odd order
              "slogan": "Hai",
              "style": { "align": "left" }
            }
          ],
        }
        """;

    [Fact]
    public void Slogan_Changed_LeavesCommentsAndOrder()
    {
        var place = JsonSpans.Of(ByHand)["entries"]!.Items[1];
        var entry = place.In(ByHand);

        var after = (EntryForm.OfJson(entry) with { Slogan = "Hai \"mới\"" }).In(entry);

        Assert.Equal(entry.Replace("\"Hai\"", "\"Hai \\\"mới\\\"\"", StringComparison.Ordinal), after);
    }

    [Fact]
    public void Form_NotTouched_ChangesNothing()
    {
        foreach (var item in JsonSpans.Of(ByHand)["entries"]!.Items)
            Assert.Equal(item.In(ByHand), EntryForm.OfJson(item.In(ByHand)).In(item.In(ByHand)));
    }

    [Fact]
    public void Draft_SetAndTakenAway_IsAsBefore()
    {
        const string entry = """{ "slogan": "Một", "when": { "on": "2027-03-22" } }""";

        var draft = (EntryForm.OfJson(entry) with { Draft = true }).In(entry);

        Assert.Equal("""{ "slogan": "Một", "when": { "on": "2027-03-22" }, "draft": true }""", draft);
        Assert.Equal(entry, (EntryForm.OfJson(draft) with { Draft = false }).In(draft));
    }

    [Fact]
    public void Entry_MadeDark_LosesWhatDarkHasNot()
    {
        const string entry = """
            {
              "slogan": "Một", // words
              "english": "One",
              "level": "alert",
              "when": { "on": "2027-03-22" }
            }
            """;

        var dark = (EntryForm.OfJson(entry) with { Dark = true }).In(entry);

        Assert.DoesNotContain("slogan", dark, StringComparison.Ordinal);
        Assert.DoesNotContain("english", dark, StringComparison.Ordinal);
        Sound($$"""{ "name": "x", "entries": [ {{dark}} ] }""");
    }

    [Fact]
    public void Entries_Moved_TakeTheirCommentsAlong()
    {
        var list = JsonSpans.Of(ByHand)["entries"]!;

        var after = JsonEdit.SwapWithNext(ByHand, list, 0);

        Assert.Equal(["Hai", "Một"], Sound(after).Entries.Select(e => e.Slogan));
        Assert.Matches("(?s)Hai.*// first\n.*Một.*// stays beside it", after);
    }

    [Theory]
    [InlineData(0, "Hai")]
    [InlineData(1, "Một")]
    public void Entry_TakenOut_LeavesTheOther(int index, string other)
    {
        var after = JsonEdit.RemoveItem(ByHand, JsonSpans.Of(ByHand)["entries"]!, index);

        Assert.Equal([other], Sound(after).Entries.Select(e => e.Slogan));
        Assert.Contains("// For the hall", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "x", "entries": [] }""")]
    [InlineData("""{ "name": "x", "entries": [ { "slogan": "Một", "when": { "always": true } } ] }""")]
    [InlineData("""{"name":"x","entries":[{"slogan":"Một","when":{"always":true}},]}""")]
    [InlineData(ByHand)]
    public void Entry_Added_IsTheLast(string text)
    {
        var after = JsonEdit.Append(text, JsonSpans.Of(text)["entries"]!, new EntryForm { Slogan = "Mới", Rule = "period", From = "2027-01-01", To = "2027-01-02", Hours = "08:00-09:00, 10:00-11:00", Weekdays = ["mon"] }.ToJson());

        Assert.Equal("Mới", Sound(after).Entries[^1].Slogan);
        Assert.Contains("""{ "slogan": "Mới", "when": { "from": "2027-01-01", "to": "2027-01-02", "hours": ["08:00-09:00", "10:00-11:00"], "days": ["mon"] } }""", after, StringComparison.Ordinal);
    }

    [Fact]
    public void Boards_SetAndTakenAway_LeaveTheRest()
    {
        var with = JsonEdit.Set(ByHand, JsonSpans.Of(ByHand), "boards", "[\"lobby\"]");
        var without = JsonEdit.Remove(with, JsonSpans.Of(with), "boards");

        Assert.Single(Sound(with).Boards);
        Assert.Empty(Sound(without).Boards);
        Assert.Contains("// first", without, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"from":"2024-02-29","to":"2024-03-05"}""", """{"from":"2025-02-28","to":"2025-03-05"}""")]
    [InlineData("""{"on":["2024-04-30","2024-05-01"],"hours":"08:00-09:00"}""", """{"on":["2025-04-30","2025-05-01"],"hours":"08:00-09:00"}""")]
    public void Days_OfNextYear_AreAYearLater(string when, string next) => Assert.Equal(next, NextYear.When((JsonObject)JsonNode.Parse(when)!).ToJsonString());

    [Fact]
    public void Difference_IsWhatChanged_WithALittleAround()
    {
        var lines = LineDiff.Of("a\nb\nc\nd\ne\nf", "a\nb\nc\nX\ne\nf");

        Assert.Equal([" b", " c", "-d", "+X", " e", " f"], lines.Select(l => $"{l.Sign}{l.Text}"));
    }

    private static Playlist Sound(string text)
    {
        var read = PlaylistReader.Read("p.json", "p", Encoding.UTF8.GetBytes(text), office: null);
        Assert.True(read.Value is not null, string.Join('\n', read.Problems) + "\n" + text);
        return read.Value;
    }
}
