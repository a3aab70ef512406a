using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Approvals;

internal static class ApprovalsFeature
{
    /// <summary>For pages; the gate itself comes with the files.</summary>
    public static IServiceCollection AddApprovals(this IServiceCollection services, DataFolder data)
    {
        // Watched from the start: the first approval is to be noticed at once too.
        data.Folder(ApprovalLog.FolderName);
        return services
            .AddSingleton(provider => new ApprovalLog(data.Path, provider.GetRequiredService<ILogger<ApprovalLog>>()))
            .AddSingleton<ApprovalDesk>();
    }
}
