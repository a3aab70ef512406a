using System.Text;

namespace SignageHub.Hub.Web;

/// <summary>A module as browsers get it: without what only people read, which is a third of it.</summary>
/// <remarks>
/// Whole lines go, and the room before them; within a line nothing is touched, so that no script has to be understood for it. A text over several
/// lines (a template literal) would lose its indentation: the modules have none, which a test looks after.
/// </remarks>
internal static class ServedScript
{
    public static byte[] Of(byte[] source)
    {
        var served = new StringBuilder(source.Length);
        var isInComment = false;
        foreach (var line in Encoding.UTF8.GetString(source).AsSpan().EnumerateLines())
        {
            var words = line.Trim();
            if (isInComment)
            {
                isInComment = !words.EndsWith("*/", StringComparison.Ordinal);
                continue;
            }

            var isComment = words.StartsWith("//", StringComparison.Ordinal) || words.StartsWith("/*", StringComparison.Ordinal) && IsAllComment(words);
            isInComment = isComment && words[1] == '*' && !words.EndsWith("*/", StringComparison.Ordinal);
            if (!isComment && words.Length > 0)
                served.Append(words).Append('\n');
        }

        return Encoding.UTF8.GetBytes(served.ToString());
    }

    /// <summary>Begins with one, and has nothing behind its end.</summary>
    private static bool IsAllComment(ReadOnlySpan<char> words) => words[2..].IndexOf("*/", StringComparison.Ordinal) is var end && (end < 0 || end + 4 == words.Length);
}
