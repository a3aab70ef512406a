namespace SignageHub.Hub.Programmes;

internal static class ProgrammesFeature
{
    public static IServiceCollection AddProgrammes(this IServiceCollection services) => services.AddSingleton<IBoardOverviews, BoardOverviews>();
}
