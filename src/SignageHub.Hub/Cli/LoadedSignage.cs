using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Observances;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Settings;

namespace SignageHub.Hub.Cli;

/// <summary>The files as commands use them: problems are told, and without a good boards.json there is nothing to do.</summary>
internal static class LoadedSignage
{
    /// <summary>As the files stand; what a bad file says is left out.</summary>
    /// <exception cref="InputProblemException">boards.json cannot be used.</exception>
    public static Signage Load(HubSettings settings, Output output, SceneLibrary? scenes = null) => Load(settings, output, copies: null, scenes);

    /// <summary>As the hub has them: in place of a bad file, what it keeps of its last good state.</summary>
    /// <exception cref="InputProblemException">boards.json cannot be used.</exception>
    public static Signage InForce(HubSettings settings, Output output, SceneLibrary? scenes = null) => Load(settings, output, new GoodCopies(settings.DataFolder), scenes);

    private static Signage Load(HubSettings settings, Output output, GoodCopies? copies, SceneLibrary? scenes)
    {
        var (rule, problems) = RuleOf(settings);
        output.Problems(problems);
        var signage = Load(new SignageFiles(rule, copies, scenes), rule, output);
        return problems.Any(p => p.Severity == Severity.Error) ? signage with { HeldBack = [.. signage.HeldBack, SettingsSource.DefaultName] } : signage;
    }

    /// <summary>The same files and folders, with what settings.json in the data folder says of approvals, and what is wrong with it: the hub does not start then.</summary>
    public static (HubSettings Settings, IReadOnlyList<Problem> Problems) RuleOf(HubSettings settings)
    {
        var (whole, problems) = SettingsSource.Read(null, new SettingsPart(), settings);
        return (whole is null ? settings : settings with { Approvals = whole.Approvals }, problems);
    }

    /// <exception cref="InputProblemException">boards.json cannot be used.</exception>
    public static Signage Load(SignageFiles files, HubSettings settings, Output output)
    {
        var (signage, problems) = files.Load();
        output.Problems(problems);
        return signage ?? throw new InputProblemException(new Bilingual(
            $"{settings.BoardsFile} cannot be used, so there are no boards. Mend what is named above.",
            $"Không dùng được {settings.BoardsFile} nên chưa có bảng nào. Hãy sửa những chỗ nêu trên."));
    }

    /// <summary>An answer that lacks what a bad file says is still an answer, but no program should take it for the whole.</summary>
    public static int ExitCodeOf(Signage signage) => signage.HeldBack.Count == 0 ? ExitCode.Fine : ExitCode.Problems;

    /// <summary>The board of that id; all boards for null.</summary>
    /// <exception cref="InputProblemException">There is no such board.</exception>
    public static IReadOnlyList<Board> Boards(Signage signage, string? id)
    {
        if (id is null)
            return signage.Office.Boards;
        var board = signage.Office.Boards.FirstOrDefault(b => b.Id.ToString() == id);
        if (board is not null)
            return [board];
        var known = string.Join(", ", signage.Office.Boards.Select(b => b.Id));
        throw new InputProblemException(new Bilingual(
            $"There is no board '{id}'. Boards: {known}.", $"Không có bảng '{id}'. Các bảng hiện có: {known}."));
    }

    private static readonly Interval Usable = new(NodaTime.Instant.FromUtc(Occurrences.FirstYear, 1, 1, 0, 0), NodaTime.Instant.FromUtc(Occurrences.LastYear + 1, 1, 1, 0, 0));

    /// <exception cref="InputProblemException">The text is no instant.</exception>
    public static Instant Instant(string text, DateTimeZone zone) => InstantText.TryParse(text, zone, out var instant) && Usable.Contains(instant)
        ? instant
        : throw new InputProblemException(new Bilingual(
            $"'{text}' is no date or time of the years {Occurrences.FirstYear} to {Occurrences.LastYear}. Write 2023-03-25, 2023-03-25T08:00 or 2023-03-25T08:00+07:00.",
            $"'{text}' không phải ngày giờ trong các năm {Occurrences.FirstYear} đến {Occurrences.LastYear}. Hãy viết 2023-03-25, 2023-03-25T08:00 hoặc 2023-03-25T08:00+07:00."));
}
