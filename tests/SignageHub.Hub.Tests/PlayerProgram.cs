using SignageHub.Testing;

namespace SignageHub.Hub.Tests;

/// <summary>The real signage-player, in English.</summary>
internal static class PlayerProgram
{
    public static ExternalProcess Start(params string[] arguments)
    {
        // bin/Debug/net10.0 of these tests and of the player lie side by side.
        var output = Path.GetRelativePath(Repository.PathOf("tests", "SignageHub.Hub.Tests"), AppContext.BaseDirectory);
        return ExternalProcess.Start(
            RealPart.Require("dotnet"), [Repository.PathOf("src", "SignageHub.Player", output, "signage-player.dll"), .. arguments, "--lang", "en"]);
    }
}
