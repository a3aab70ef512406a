using Microsoft.AspNetCore.Http;
using SignageHub.Core;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>How an entry looks, between the form and the file.</summary>
public sealed class StyleFormTests
{
    [Theory]
    [InlineData("""{ "slogan": "A" }""", "color", "#ff0000", """{ "slogan": "A", "style": { "color": "#ff0000" } }""")]
    [InlineData("""{ "style": { /* as the logo */ "color": "#ff0000" } }""", "color", "#00ff00", """{ "style": { /* as the logo */ "color": "#00ff00" } }""")]
    [InlineData("""{ "style": { "color": "#ff0000", "own": 1 } }""", "color", "", """{ "style": { "own": 1 } }""")]
    [InlineData("""{ "slogan": "A", "style": { "color": "#ff0000" } }""", "color", "", """{ "slogan": "A" }""")]
    [InlineData("""{ "style": { } }""", "capitals", "true", """{ "style": { "capitals": true } }""")]
    [InlineData("""{ "style": { "speed": 30 } }""", "speed", "60", """{ "style": { "speed": 60 } }""")]
    [InlineData("""{ "color": "#ffcc00", "slogan": "A" }""", "color", "#ff0000", """{ "color": "#ff0000", "slogan": "A" }""")]
    [InlineData("""{ "slogan": "A", "color": "#ffcc00", "style": { "color": "#00ff00" } }""", "color", "#ff0000", """{ "slogan": "A", "color": "#ff0000", "style": { "color": "#00ff00" } }""")]
    [InlineData("""{ "slogan": "A", "color": "#ffcc00", "style": { "color": "#00ff00" } }""", "color", "", """{ "slogan": "A" }""")]
    [InlineData("""{ "slogan": "A", "color": "#ffcc00", "style": { "speed": 30 } }""", "color", "", """{ "slogan": "A", "style": { "speed": 30 } }""")]
    [InlineData("""{ "slogan": "A" }""", "letterSpacing", "two", """{ "slogan": "A", "style": { "letterSpacing": "two" } }""")]
    public void Field_Changed_ChangesThatAloneInTheFile(string entry, string field, string typed, string expected)
    {
        var before = EntryForm.OfJson(entry).Style;

        var after = StyleForm.Of(name => name == StyleForm.Prefix + field ? typed : before[name[StyleForm.Prefix.Length..]]);

        Assert.Equal(expected, after.In(entry));
    }

    [Fact]
    public void ColourBesideTheSlogan_IsSeenInTheForm_AsItCountsOnTheBoard()
    {
        Assert.Equal("#ffcc00", EntryForm.OfJson("""{ "slogan": "A", "color": "#ffcc00", "style": { "color": "#00ff00", "speed": 30 } }""").Style["color"]);
    }

    [Theory]
    [InlineData(true, """{ "slogan": "A", "when": { "always": true }, "reuse": true }""")]
    [InlineData(false, """{ "slogan": "A", "when": { "always": true } }""")]
    public void Reuse_IsATick(bool reuse, string expected)
    {
        var form = EntryForm.OfJson("""{ "slogan": "A", "when": { "always": true } }""") with { Reuse = reuse };

        Assert.Equal(expected, form.ToJson());
        Assert.Equal(reuse, EntryForm.OfJson(expected).Reuse);
        Assert.Equal("""{ "slogan": "A", "when": { "always": true } }""", (form with { Reuse = false }).In(expected));
    }

    /// <summary>A form that does not have the fields, as a program's, would take a style away: the page's form has them all.</summary>
    [Fact]
    public void Entry_WithEveryStyle_ComesBackFromItsFormAsItWas()
    {
        const string entry = """
            { "slogan": "A", "when": { "always": true }, "style": { "align": "left", "color": "#ffcc00", "background": "#000000", "capitals": false, "letterSpacing": 1, "speed": 30, "font": "bold", "transition": "scroll-in", "picture": "logo.png", "picturePlace": "behind" } }
            """;
        var form = EntryForm.OfJson(entry);
        var sent = StyleForm.Fields.ToDictionary(field => StyleForm.Prefix + field.Name, field => new Microsoft.Extensions.Primitives.StringValues(form.Style[field.Name]), StringComparer.Ordinal);
        sent["slogan"] = "A";
        sent["rule"] = "always";

        Assert.All(StyleForm.Fields, field => Assert.NotEqual("", form.Style[field.Name]));
        Assert.Equal(entry, EntryForm.Of(new FormCollection(sent)).In(entry));
    }

    /// <summary>What the form offers the reader takes, every bit of it.</summary>
    [Fact]
    public void EveryChoice_IsOneThatTheFileMayHave()
    {
        foreach (var (field, choice) in StyleForm.Fields.SelectMany(field => field.Choices.Select(choice => (field, choice))))
        {
            var entry = StyleForm.Of(name => name == StyleForm.Prefix + field.Name ? choice.Word : "").In("""{ "slogan": "A", "when": { "always": true } }""");
            var read = PlaylistReader.Read("", "p", System.Text.Encoding.UTF8.GetBytes($$"""{ "name": "p", "entries": [ {{entry}} ] }"""), office: null);

            Assert.True(read.IsGood, $"{field.Name}: {choice.Word}: {string.Join(' ', read.Problems.Select(p => p.Message.In(Language.English)))}");
        }
    }
}
