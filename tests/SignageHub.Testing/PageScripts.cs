using System.Text;
using System.Text.RegularExpressions;

namespace SignageHub.Testing;

/// <summary>The scripts that a page brings along: its module, what that imports, and so on. Bytes as they come over the line without compression.</summary>
/// <param name="AtOnce">By name: what every browser loads with the page.</param>
/// <param name="OnDemand">By name: what comes besides when it is wanted, <c>import()</c>.</param>
public sealed partial record PageScripts(IReadOnlyDictionary<string, int> AtOnce, IReadOnlyDictionary<string, int> OnDemand)
{
    /// <summary>Together.</summary>
    public int BytesAtOnce => AtOnce.Values.Sum();

    /// <param name="hub">Asks the hub.</param>
    /// <param name="html">The page.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<PageScripts> Of(HttpClient hub, string html, CancellationToken cancellationToken)
    {
        var (atOnce, onDemand) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var later = new Queue<string>();
        foreach (Match script in Script().Matches(html))
            await Load(script.Groups["src"].Value, atOnce);
        while (later.TryDequeue(out var next))
            await Load(next, onDemand);
        return new PageScripts(atOnce, onDemand);

        async Task Load(string address, Dictionary<string, int> into)
        {
            var name = address[(address.LastIndexOf('/') + 1)..];
            if (atOnce.ContainsKey(name) || !into.TryAdd(name, 0))
                return;
            var bytes = await hub.GetByteArrayAsync(new Uri(address, UriKind.Relative), cancellationToken);
            into[name] = bytes.Length;
            var text = Encoding.UTF8.GetString(bytes);
            var folder = address[..(address.LastIndexOf('/') + 1)];
            foreach (Match import in Import().Matches(text))
                await Load(folder + import.Groups["name"].Value, into);
            foreach (Match import in Later().Matches(text))
                later.Enqueue(folder + import.Groups["name"].Value);
        }
    }

    [GeneratedRegex("<script[^>]* src=\"(?<src>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Script();

    [GeneratedRegex(@"^(import|export)\b[^;']*'\./(?<name>[a-z0-9-]+\.js)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex Import();

    [GeneratedRegex(@"\bimport\('\./(?<name>[a-z0-9-]+\.js)'\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Later();
}
