using System.Net;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>The name of a playlist and its plan, in their form.</summary>
public sealed class PlaylistFactsTests : OfficeWithAHall
{
    [Fact]
    public async Task Facts_TypedAsPeopleDo_AreInTheFile_AndPutRightWhereTheyAreWrong()
    {
        var facts = PageForm.Of(await Lan.Page(Address), "id=\"facts\"");
        var wrong = await Lan.Submit(Address, facts, ("do", "facts"), ("name", "Sảnh lớn"), ("planNumber", ""), ("reportDue", "31/4/2027"), ("reportTo", "Sở"));
        var typed = PageForm.Of(wrong.Html, "id=\"facts\"");
        var saved = await Lan.Submit(Address, typed, ("do", "facts"), ("planNumber", "647/KH-SCT"), ("reportDue", "18/4/2027"), ("reportTo", "Sở Tài nguyên và Môi trường"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (wrong.Status, saved.Status));
        Assert.Equal(("Sảnh lớn", "31/4/2027"), (typed["name"], typed["reportDue"]));
        Assert.StartsWith("""
            {
              "name": "Sảnh lớn",
              "boards": ["lobby"],
            """.ReplaceLineEndings("\n"), Text("hall"), StringComparison.Ordinal);
        Assert.Contains("""
            "plan": { "number": "647/KH-SCT", "reportDue": "2027-04-18", "reportTo": "Sở Tài nguyên và Môi trường" }
            """, Text("hall"), StringComparison.Ordinal);
        Assert.Equal("18/04/2027", PageForm.Of(await Lan.Page(Address), "id=\"facts\"")["reportDue"]);
    }

    [Fact]
    public async Task Facts_ThatAreEmptied_LeaveThePlanOnlyWhatTheFormDoesNotHave()
    {
        Hub.Office.Playlist("hall", Before.Replace("\"boards\"", "\"plan\": { \"number\": \"1/KH\", \"office\": \"Sở\", \"reportDue\": \"2027-04-18\" },\n  \"boards\"", StringComparison.Ordinal));
        await Hub.Loaded("hall");
        await Lan.Submit(Address, PageForm.Of(await Lan.Page(Address), "id=\"facts\""), ("do", "facts"), ("reportDue", ""));

        Assert.Contains("""
            "plan": { "number": "1/KH", "office": "Sở" },
            """, Text("hall"), StringComparison.Ordinal);
    }
}
