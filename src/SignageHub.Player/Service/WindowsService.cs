using System.Text;
using SignageHub.Core;

namespace SignageHub.Player.Service;

/// <summary>A program with its arguments, each as it is, not quoted.</summary>
internal sealed record Step(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>As it is typed.</summary>
    public override string ToString() => string.Join(' ', Arguments.Prepend(Program).Select(WindowsService.Quoted));
}

/// <summary>How a player is made a service of Windows: starts with the machine, nobody signed in, and again whenever it ends.</summary>
internal static class WindowsService
{
    public const string Name = "signage-player";

    /// <summary>An account that Windows keeps for this service alone, without a password: it may do what its folders grant it.</summary>
    public const string Account = @"NT SERVICE\signage-player";

    /// <summary>What an older version made: a task that started with the machine.</summary>
    public static readonly Step NoTask = new("schtasks.exe", "/Delete", "/F", "/TN", Name);

    /// <summary>Succeeds when there is a service of that name.</summary>
    public static readonly Step IsThere = new("sc.exe", "query", Name);

    public static readonly Step Stop = new("sc.exe", "stop", Name);

    public static readonly Step Delete = new("sc.exe", "delete", Name);

    /// <summary>In this order; each is to succeed.</summary>
    /// <param name="program">The program and what stands before its own arguments.</param>
    /// <param name="arguments">The options of <c>run</c>, but for those that follow.</param>
    /// <param name="secretFile">Full path of the board's file.</param>
    /// <param name="data">The folder that the player owns.</param>
    /// <param name="board">The board's id.</param>
    /// <param name="isThere">There is a service already: it gets the new settings.</param>
    public static IReadOnlyList<Step> Steps(IReadOnlyList<string> program, IReadOnlyList<string> arguments, string secretFile, string data, string board, bool isThere)
    {
        var command = string.Join(' ', program.Concat(["service"]).Concat(arguments).Concat(["--secret-file", secretFile, "--data", data]).Select(Quoted));
        return
        [
            // The name of each setting of sc.exe ends in =, and its value is the next word.
            new("sc.exe", isThere ? "config" : "create", Name, "binPath=", command, "type=", "own", "start=", "delayed-auto", "obj=", Account, "DisplayName=", $"SignageHub: {board}"),
            new("sc.exe", "description", Name, "Shows the slogans of the office on the board, also without the network."),
            // After a second, five, and then a minute each time; a day without any and it begins anew.
            new("sc.exe", "failure", Name, "reset=", "86400", "actions=", "restart/1000/restart/5000/restart/60000"),
            // Also when it ends by itself with an error.
            new("sc.exe", "failureflag", Name, "1"),
            new("icacls.exe", data, "/grant", Account + ":(OI)(CI)M"),
            new("icacls.exe", secretFile, "/grant", Account + ":R"),
            new("sc.exe", "start", Name),
        ];
    }

    /// <summary>Null when a service can light it.</summary>
    public static Bilingual? Problem(string display) => display == "terminal"
        ? new Bilingual(
            "A service of Windows has no desktop, and 'terminal' needs a window there. Choose a display that is reached over the network with --display (ddp:HOST, e131:HOST, ft:HOST), or run 'signage-player run' in a window.",
            "Dịch vụ của Windows không có màn hình nền, còn 'terminal' cần một cửa sổ. Hãy chọn màn hình nối qua mạng bằng --display (ddp:HOST, e131:HOST, ft:HOST), hoặc chạy 'signage-player run' trong một cửa sổ.")
        : ServiceUnit.Problem(display);

    /// <summary>One word of a command line, as CommandLineToArgvW reads it.</summary>
    internal static string Quoted(string word)
    {
        if (word.Length > 0 && !word.AsSpan().ContainsAny(" \t\""))
            return word;
        var quoted = new System.Text.StringBuilder("\"");
        var slashes = 0;
        foreach (var letter in word)
        {
            if (letter == '\\')
            {
                slashes++;
                continue;
            }

            quoted.Append('\\', letter == '"' ? (slashes * 2) + 1 : slashes).Append(letter);
            slashes = 0;
        }

        return quoted.Append('\\', slashes * 2).Append('"').ToString();
    }
}
