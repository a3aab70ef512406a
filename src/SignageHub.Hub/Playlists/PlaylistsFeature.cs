using SignageHub.Hub.Observances;
using SignageHub.Hub.Reports;

namespace SignageHub.Hub.Playlists;

internal static class PlaylistsFeature
{
    /// <summary>The files that people edit, watched.</summary>
    public static IServiceCollection AddPlaylists(this IServiceCollection services, SignageFiles files, Signage first) => services
        .AddSingleton(files)
        .AddSingleton(new SignageStore(first))
        .AddSingleton<DrawingRounds>()
        .AddHostedService<SignageWatcher>()
        .AddHostedService<UnconfirmedNotice>()
        .AddHostedService<ReportReminder>();
}
