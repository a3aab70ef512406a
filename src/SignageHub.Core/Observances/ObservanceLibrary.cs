using SignageHub.Core.Json;

namespace SignageHub.Core.Observances;

/// <summary>The observances that entries may name: the built-in ones, and the office's own, which win over built-in ones of the same id.</summary>
public sealed class ObservanceLibrary
{
    private readonly Dictionary<string, Observance> _byName = new(StringComparer.Ordinal);

    internal ObservanceLibrary(IEnumerable<Observance> observances)
    {
        All = [.. observances];
        // English names give a second id (earth-hour for gio-trai-dat), unless it is somebody's first.
        foreach (var observance in All.Reverse())
        {
            if (EnglishId(observance) is { } english)
                _byName[english] = observance;
        }

        foreach (var observance in All)
            _byName[observance.Id] = observance;
    }

    /// <summary>The same while playlists/observances.json has mistakes: it may hold observances of which this knows nothing.</summary>
    public ObservanceLibrary WhileTheFileIsBad => field ??= new ObservanceLibrary(All) { MayLackSome = true };

    /// <summary>Whether a name that is not found may stand in a file that cannot be used now.</summary>
    public bool MayLackSome { get; private init; }

    /// <summary>With nothing of the office's own.</summary>
    public static ObservanceLibrary BuiltIn { get; } = new(BuiltInObservances.All);

    /// <summary>Built-in ones in the order of the year, then the office's own in file order.</summary>
    public IReadOnlyList<Observance> All { get; }

    /// <summary>By id (<c>gio-trai-dat</c>) or by the English name in small letters with hyphens (<c>earth-hour</c>); null for none.</summary>
    public Observance? Find(string id) => _byName.GetValueOrDefault(id);

    /// <summary>What somebody probably meant: a near id, or the id that belongs to a name.</summary>
    public string? Meant(string written)
    {
        var byName = All.FirstOrDefault(o => o.Aliases.Append(o.Name.Vi).Append(o.Name.En).Contains(written.Trim(), StringComparer.OrdinalIgnoreCase));
        return byName?.Id ?? Suggest.Nearest(written, _byName.Keys);
    }

    /// <summary>The official themes of all.</summary>
    internal ThemeTexts Themes => field ??= new ThemeTexts(All);

    internal static string? EnglishId(Observance observance) => Slug.Of(observance.Name.En, 60);
}
