namespace SignageHub.Hub.DarkHours;

internal static class DarkHoursFeature
{
    public static IServiceCollection AddDarkHours(this IServiceCollection services) => services.AddSingleton<DarkHourBook>().AddSingleton<Reports.PlayJournals>().AddSingleton<DarkHourProofs>();
}
