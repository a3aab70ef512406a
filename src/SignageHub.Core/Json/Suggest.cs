namespace SignageHub.Core.Json;

/// <summary>Finds the word that somebody probably meant.</summary>
internal static class Suggest
{
    private const int LongestWord = 64;

    /// <summary>The nearest candidate, letter case aside; null when none is near: one slip for 3 letters, two for 6, three beyond.</summary>
    /// <remarks>Of equally near ones the first; a word over 64 characters gets no suggestion, so that the work stays bounded.</remarks>
    public static string? Nearest(string written, IEnumerable<string> candidates)
    {
        var word = written.Trim();
        if (word.Length is 0 or > LongestWord)
            return null;
        var limit = word.Length <= 3 ? 1 : word.Length <= 6 ? 2 : 3;
        string? best = null;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > LongestWord || Math.Abs(candidate.Length - word.Length) > limit)
                continue;
            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance > limit || distance >= candidate.Length)
                continue;
            best = candidate;
            if (distance == 0)
                break;
            limit = distance - 1;
        }

        return best;
    }

    /// <summary>Slips between two words: a letter more, less or other, or two neighbours swapped (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[b.Length];
    }
}
