namespace SignageHub.Hub.Editing;

/// <summary>A line of a difference.</summary>
/// <param name="Sign"><c>+</c> only after, <c>-</c> only before, a blank in both.</param>
public sealed record DiffLine(char Sign, string Text);

/// <summary>What is different between two texts, line by line.</summary>
public static class LineDiff
{
    /// <summary>Longer ones are shown as all taken out and all put in: the work grows with the product.</summary>
    private const int Longest = 2000;

    /// <returns>The changed lines with two lines around them.</returns>
    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        var (a, b) = (Lines(before), Lines(after));
        if (a.Length > Longest || b.Length > Longest)
            return [.. a.Except(b, StringComparer.Ordinal).Select(l => new DiffLine('-', l)), .. b.Except(a, StringComparer.Ordinal).Select(l => new DiffLine('+', l))];
        return Near(All(a, b), 2);
    }

    private static List<DiffLine> All(string[] a, string[] b)
    {
        // The longest common subsequence, from the end.
        var length = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
                length[i, j] = a[i] == b[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        }

        var lines = new List<DiffLine>();
        for (var (i, j) = (0, 0); i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                lines.Add(new DiffLine(' ', a[i++]));
                j++;
            }
            else if (i < a.Length && (j == b.Length || length[i + 1, j] >= length[i, j + 1]))
            {
                lines.Add(new DiffLine('-', a[i++]));
            }
            else
            {
                lines.Add(new DiffLine('+', b[j++]));
            }
        }

        return lines;
    }

    private static List<DiffLine> Near(List<DiffLine> all, int around) =>
        [.. all.Where((_, i) => Enumerable.Range(i - around, (2 * around) + 1).Any(k => k >= 0 && k < all.Count && all[k].Sign != ' '))];

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
