using System.Runtime.CompilerServices;
using Xunit;

namespace SignageHub.Testing;

/// <summary>Compares text with what someone has looked at and accepted, kept beside the test as <c>Class.Test.name.verified.txt</c>.</summary>
/// <remarks>
/// Where the text differs or nothing was accepted yet, <c>….received.txt</c> is written and the test fails. To accept, look at
/// the received file and rename it to <c>.verified.txt</c>, in a commit that means to change it.
/// </remarks>
public static class Snapshot
{
    /// <param name="received">The text as it is now; line ends are line feeds.</param>
    /// <param name="name">Tells several snapshots of one test apart; empty when there is one.</param>
    /// <param name="test">Given by the compiler.</param>
    /// <param name="file">Given by the compiler.</param>
    public static void Match(string received, string name = "", [CallerMemberName] string test = "", [CallerFilePath] string file = "")
    {
        var stem = Path.Combine(
            Path.GetDirectoryName(file)!,
            string.Join('.', new[] { Path.GetFileNameWithoutExtension(file), test, name }.Where(part => part.Length > 0)));
        var (verifiedPath, receivedPath) = (stem + ".verified.txt", stem + ".received.txt");
        var verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).ReplaceLineEndings("\n") : null;
        if (verified == received)
        {
            File.Delete(receivedPath);
            return;
        }
        File.WriteAllText(receivedPath, received);
        Assert.Fail(verified is null
            ? $"Nothing was accepted yet: look at {receivedPath} and rename it to {Path.GetFileName(verifiedPath)}."
            : $"{FirstDifference(verified, received)} Compare {receivedPath} with {Path.GetFileName(verifiedPath)}.");
    }

    private static string FirstDifference(string verified, string received)
    {
        var (before, after) = (verified.Split('\n'), received.Split('\n'));
        var line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line])
            line++;
        var differing = before.Zip(after).Count(pair => pair.First != pair.Second) + Math.Abs(before.Length - after.Length);
        return $"{differing} lines differ, the first is line {line + 1}.";
    }
}
