using System.Globalization;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Player.Displays;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;

namespace SignageHub.Player;

/// <summary>What <c>signage-player run</c> is told.</summary>
internal sealed record PlayerOptions
{
    /// <summary><c>mqtt://host:1883</c> or <c>mqtts://host:8883</c>.</summary>
    public required Uri Hub { get; init; }

    public required Enrolment Enrolment { get; init; }

    /// <summary>The folder that the player owns.</summary>
    public required string Data { get; init; }

    public required Func<IDisplay> Display { get; init; }

    /// <summary>As it was written, for the hub to know.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Columns and rows until a manifest tells them.</summary>
    public required PixelSize Size { get; init; }

    /// <summary>1 to 3.</summary>
    public required double Gamma { get; init; }

    /// <summary>Whether pixels are scaled to the board's brightness.</summary>
    public required bool Dims { get; init; }

    /// <summary>A switch beside the board; see <see cref="Playing.BlankFile"/>. Null for none.</summary>
    public string? BlankFile { get; init; }

    /// <summary>Whether someone may press a key: standard input is a keyboard.</summary>
    public bool HasKeys { get; init; }

    private static readonly string[] Names = ["--hub", "--board", "--secret-file", "--data", "--display", "--size", "--gamma", "--dim", "--blank-file", "--lang"];

    /// <summary>All that is wrong is told at once.</summary>
    /// <param name="arguments">Behind <c>run</c>.</param>
    public static (PlayerOptions? Options, IReadOnlyList<Bilingual> Problems) Read(IReadOnlyList<string> arguments)
    {
        var problems = new List<Bilingual>();
        var given = Pairs(arguments, Names, problems);
        var enrolment = ReadEnrolment(given.GetValueOrDefault("--secret-file"), given.GetValueOrDefault("--board"), problems);
        var hub = ReadHub(given.GetValueOrDefault("--hub") ?? enrolment?.Hub?.ToString() ?? "mqtt://localhost:1883", problems);
        var displayName = given.GetValueOrDefault("--display", "terminal");
        var (display, problem) = DisplayChoice.Parse(displayName);
        if (problem is not null)
            problems.Add(problem);
        if (!PixelSize.TryParse(given.GetValueOrDefault("--size", "96x32"), out var size))
            problems.Add(Wrong("--size", given["--size"], "a size as 192x32", "kích thước như 192x32"));
        // DDP and E1.31 light LEDs in proportion to the value.
        var isLinear = displayName.StartsWith("ddp:", StringComparison.Ordinal) || displayName.StartsWith("e131:", StringComparison.Ordinal);
        if (!double.TryParse(given.GetValueOrDefault("--gamma", isLinear ? "2.2" : "1"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var gamma) || gamma is < 1 or > 3)
            problems.Add(Wrong("--gamma", given["--gamma"], "a number from 1 to 3", "một số từ 1 đến 3"));
        var dims = given.GetValueOrDefault("--dim", isLinear || displayName.StartsWith("ft:", StringComparison.Ordinal) ? "yes" : "no");
        if (dims is not ("yes" or "no"))
            problems.Add(Wrong("--dim", dims, "yes or no", "yes hoặc no"));
        if (problems.Count > 0 || hub is null || enrolment is null || display is null)
            return (null, problems);
        return (new PlayerOptions
        {
            Hub = hub,
            Enrolment = enrolment,
            Data = given.GetValueOrDefault("--data", $"signage-player-{enrolment.Board}"),
            Display = display,
            DisplayName = displayName,
            Size = size,
            Gamma = gamma,
            Dims = dims == "yes",
            BlankFile = given.GetValueOrDefault("--blank-file"),
            HasKeys = !Console.IsInputRedirected,
        }, problems);
    }

    internal static Dictionary<string, string> Pairs(IReadOnlyList<string> arguments, string[] names, List<Bilingual> problems)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!names.Contains(arguments[i], StringComparer.Ordinal))
                problems.Add(new Bilingual($"'{arguments[i]}' is no option: {string.Join(", ", names)}.", $"'{arguments[i]}' không phải là tùy chọn: {string.Join(", ", names)}."));
            else if (i + 1 == arguments.Count)
                problems.Add(new Bilingual($"{arguments[i]} needs a value behind it.", $"Sau {arguments[i]} phải có giá trị."));
            else
                given[arguments[i]] = arguments[++i];
        }

        return given;
    }

    private static Uri? ReadHub(string text, List<Bilingual> problems)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var hub) && hub.Scheme is "mqtt" or "mqtts" && hub.Host.Length > 0)
            return hub;
        problems.Add(Wrong("--hub", text, "an address as mqtts://hub.office.vn:8883 or mqtt://localhost:1883", "địa chỉ như mqtts://hub.office.vn:8883 hoặc mqtt://localhost:1883"));
        return null;
    }

    private static Enrolment? ReadEnrolment(string? path, string? board, List<Bilingual> problems)
    {
        if (path is null)
        {
            problems.Add(new Bilingual(
                "--secret-file is missing. The hub makes the file: signagehub board secret ID --file ID.json",
                "Thiếu --secret-file. Trung tâm tạo tệp này: signagehub board secret MÃ --file MÃ.json"));
            return null;
        }

        try
        {
            if (WireJson.Read<Enrolment>(File.ReadAllBytes(path)) is { } enrolment && enrolment.Keys.Count > 0)
            {
                if (board is null || (BoardId.TryParse(board, out var id) && id == enrolment.Board))
                    return enrolment;
                problems.Add(new Bilingual(
                    $"{path} is the file of board '{enrolment.Board}', not of '{board}'.", $"{path} là tệp của bảng '{enrolment.Board}', không phải của '{board}'."));
                return null;
            }

            problems.Add(new Bilingual(
                $"{path} is no file of a board. The hub makes it: signagehub board secret ID --file {Path.GetFileName(path)}",
                $"{path} không phải là tệp của một bảng. Trung tâm tạo tệp này: signagehub board secret MÃ --file {Path.GetFileName(path)}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Bilingual($"{path} cannot be read: {e.Message}", $"Không đọc được {path}: {e.Message}"));
        }

        return null;
    }

    private static Bilingual Wrong(string option, string value, string en, string vi) =>
        new($"{option} takes {en}, not '{value}'.", $"{option} nhận {vi}, không phải '{value}'.");
}
