namespace SignageHub.Web.Tests;

/// <summary>Programs that are not ours. Without one a test is skipped, or fails where <c>SIGNAGEHUB_REQUIRE_REAL=1</c>.</summary>
internal static class RealPart
{
    /// <returns>The program's path.</returns>
    public static string Require(string program, string howToInstall)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin");
        var path = folders.Where(f => f.Length > 0).Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            var message = $"{program} is not installed. {howToInstall}";
            if (Environment.GetEnvironmentVariable("SIGNAGEHUB_REQUIRE_REAL") == "1")
                Assert.Fail(message);
            Assert.Skip(message);
        }

        return path;
    }
}
