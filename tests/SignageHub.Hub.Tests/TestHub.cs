using Microsoft.AspNetCore.Builder;
using NodaTime;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Tests;

/// <summary>The real hub with all its parts, of which a test calls those it is about; it does not listen.</summary>
internal static class TestHub
{
    /// <param name="office">Where its files are.</param>
    /// <param name="startAt">Sets its clock; null for the true one.</param>
    /// <param name="change">What else its installation says.</param>
    public static WebApplication Build(OfficeFolder office, Instant? startAt = null, Func<HubSettings, HubSettings>? change = null)
    {
        var settings = (change ?? (same => same))(office.Settings(startAt));
        return HubHost.Build(settings, DataFolder.Open(settings.DataFolder), new SignageFiles(settings), office.Load(), SceneLibrary.With(settings));
    }
}
