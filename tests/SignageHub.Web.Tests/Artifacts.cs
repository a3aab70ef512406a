namespace SignageHub.Web.Tests;

/// <summary>Where pictures for people are kept: <c>SIGNAGEHUB_ARTIFACTS</c>, or <c>artifacts/</c> beside the tests.</summary>
internal static class Artifacts
{
    public static string Folder { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("SIGNAGEHUB_ARTIFACTS") ?? Path.Combine(AppContext.BaseDirectory, "artifacts")).FullName;
}
