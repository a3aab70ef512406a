using System.Net;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Storage;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>How long somebody stays signed in.</summary>
public sealed class SessionTests(SharedWebHub shared) : IClassFixture<SharedWebHub>
{
    private WebHub Hub => shared.Hub;

    [Fact]
    public async Task Session_EndedElsewhere_IsOver()
    {
        var account = Hub.Person("two", new Grant(Role.Viewer));
        using var here = Hub.As(account);
        using var there = Hub.As(account);

        await here.Send("/account", "/account/sessions");

        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/account")).Status);
    }

    [Theory]
    [InlineData(119, true)]
    [InlineData(121, false)]
    public void Session_WithoutUse_EndsAfterTwoHours(int minutes, bool there)
    {
        using var office = new OfficeFolder();
        var clock = new ManualTime(Instant.FromUtc(2026, 1, 5, 1, 0).ToDateTimeOffset());
        var sessions = new Sessions(DataFolder.Open(office.DataFolder), clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<Sessions>.Instance);
        var token = sessions.Begin(new Account { Id = "1", Name = "a", Display = "A", Stamp = "s" }, null, null);

        clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(there, sessions.Find(token) is not null);
    }

    [Fact]
    public void Session_InUseAllDay_EndsAfterTwelveHours()
    {
        using var office = new OfficeFolder();
        var clock = new ManualTime(Instant.FromUtc(2026, 1, 5, 1, 0).ToDateTimeOffset());
        var sessions = new Sessions(DataFolder.Open(office.DataFolder), clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<Sessions>.Instance);
        var token = sessions.Begin(new Account { Id = "1", Name = "a", Display = "A", Stamp = "s" }, null, null);
        for (var hour = 1; hour < 12; hour++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            Assert.NotNull(sessions.Find(token));
        }

        clock.Advance(TimeSpan.FromHours(1));

        Assert.Null(sessions.Find(token));
    }
}
