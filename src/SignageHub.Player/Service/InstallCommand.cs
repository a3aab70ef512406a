using System.Diagnostics;
using SignageHub.Core;
using SignageHub.Hub.Storage;

namespace SignageHub.Player.Service;

/// <summary><c>signage-player install</c> and <c>uninstall</c>: the player starts with the machine, or does so no more.</summary>
internal static class InstallCommand
{
    private const string UnitFolder = "/etc/systemd/system";

    /// <param name="arguments">Those of <c>run</c>, and <c>--print</c>, which shows what would be done and does nothing.</param>
    /// <param name="messages">Where it is told.</param>
    /// <param name="output">What <c>--print</c> shows.</param>
    public static int Install(IReadOnlyList<string> arguments, Messages messages, TextWriter output)
    {
        var given = arguments.Where(a => a != "--print").ToList();
        var (options, problems) = PlayerOptions.Read(given);
        foreach (var problem in problems)
            messages.Error(problem);
        if (options is null)
            return 2;
        if ((OperatingSystem.IsWindows() ? WindowsService.Problem(options.DisplayName) : ServiceUnit.Problem(options.DisplayName)) is { } cannot)
        {
            messages.Error(cannot);
            return 2;
        }

        var secret = Path.GetFullPath(given[given.IndexOf("--secret-file") + 1]);
        var isPrint = given.Count < arguments.Count;
        return OperatingSystem.IsWindows()
            ? InstallService(given, secret, options.Enrolment.Board.Value, isPrint, messages, output)
            : InstallUnit(ServiceUnit.Text(Program(), secret, options.Enrolment.Board.Value, Without(given, "--secret-file", "--data"), options.DisplayName), isPrint, messages, output);
    }

    public static int Uninstall(Messages messages)
    {
        if (OperatingSystem.IsWindows())
            return UninstallService(messages);
        var unit = Path.Combine(UnitFolder, ServiceUnit.Name);
        if (!File.Exists(unit))
            return Said(messages, new Bilingual("The player is not installed on this machine.", "Máy này chưa cài trình phát."));
        if (!Run(messages, "systemctl", "disable", "--now", ServiceUnit.Name))
            return 1;
        try
        {
            File.Delete(unit);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused(messages, unit, e);
        }

        return Run(messages, "systemctl", "daemon-reload") ? Said(messages, Gone) : 1;
    }

    private static readonly Bilingual Gone = new(
        "The player does not start with the machine any more. What it kept (manifest, plays) stays in /var/lib/signage-player (Windows: C:\\ProgramData\\signage-player), or in its --data.",
        "Trình phát không còn tự chạy cùng máy. Dữ liệu đã lưu (chương trình, nhật ký phát) vẫn ở /var/lib/signage-player (Windows: C:\\ProgramData\\signage-player) hoặc thư mục --data.");

    private static int InstallUnit(string text, bool isPrint, Messages messages, TextWriter output)
    {
        if (isPrint)
        {
            output.Write(text);
            return 0;
        }

        var unit = Path.Combine(UnitFolder, ServiceUnit.Name);
        try
        {
            DurableFile.Write(unit, text, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused(messages, unit, e);
        }

        return Run(messages, "systemctl", "daemon-reload") && Run(messages, "systemctl", "enable", ServiceUnit.Name) && Run(messages, "systemctl", "restart", ServiceUnit.Name)
            ? Said(messages, new Bilingual(
                $"Installed as {ServiceUnit.Name}: it runs, and starts with the machine. See how it is: systemctl status signage-player",
                $"Đã cài {ServiceUnit.Name}: đang chạy và sẽ tự chạy cùng máy. Xem trạng thái: systemctl status signage-player"))
            : 1;
    }

    private static int InstallService(IReadOnlyList<string> given, string secret, string board, bool isPrint, Messages messages, TextWriter output)
    {
        var data = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "signage-player");
        var isThere = !isPrint && Succeeds(WindowsService.IsThere);
        var steps = WindowsService.Steps(Program(), Without(given, "--secret-file", "--data"), secret, data, board, isThere);
        if (isPrint)
        {
            foreach (var step in steps)
                output.WriteLine(step);
            return 0;
        }

        try
        {
            Directory.CreateDirectory(data);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused(messages, data, e);
        }

        // Two players would fight for the data folder.
        _ = Succeeds(WindowsService.NoTask);
        if (isThere)
            _ = Succeeds(WindowsService.Stop);
        return steps.All(step => Run(messages, step.Program, [.. step.Arguments]))
            ? Said(messages, new Bilingual(
                $"Installed as the service {WindowsService.Name}: it runs, and starts with the machine. See how it is: sc.exe query {WindowsService.Name}, and {Path.Combine(data, "player.log")}",
                $"Đã cài dịch vụ {WindowsService.Name}: đang chạy và sẽ tự chạy cùng máy. Xem trạng thái: sc.exe query {WindowsService.Name}, và {Path.Combine(data, "player.log")}"))
            : 1;
    }

    private static int UninstallService(Messages messages)
    {
        var wasTask = Succeeds(WindowsService.NoTask);
        if (!Succeeds(WindowsService.IsThere))
            return Said(messages, wasTask ? Gone : new Bilingual("The player is not installed on this machine.", "Máy này chưa cài trình phát."));
        _ = Succeeds(WindowsService.Stop);
        return Run(messages, WindowsService.Delete.Program, [.. WindowsService.Delete.Arguments]) ? Said(messages, Gone) : 1;
    }

    /// <summary>Of what may fail: nobody hears of it.</summary>
    private static bool Succeeds(Step step)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(step.Program, step.Arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>This very program, however it was started: by its own name, or by dotnet.</summary>
    private static string[] Program()
    {
        var process = Environment.ProcessPath!;
        return string.Equals(Path.GetFileNameWithoutExtension(process), "dotnet", StringComparison.Ordinal)
            ? [process, Path.Combine(AppContext.BaseDirectory, "signage-player.dll")]
            : [process];
    }

    private static List<string> Without(IReadOnlyList<string> arguments, params string[] names)
    {
        var left = new List<string>();
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            if (!names.Contains(arguments[i], StringComparer.Ordinal))
                left.AddRange([arguments[i], arguments[i + 1]]);
        }

        return left;
    }

    private static bool Run(Messages messages, string program, params string[] arguments)
    {
        var line = $"{program} {string.Join(' ', arguments)}";
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
            process.WaitForExit();
            if (process.ExitCode == 0)
                return true;
            messages.Error(new Bilingual(
                $"'{line}' did not succeed ({process.ExitCode}); what it says stands above. Run the command as administrator (sudo).",
                $"'{line}' không thành công ({process.ExitCode}); lý do ghi ở trên. Hãy chạy lệnh với quyền quản trị (sudo)."));
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            messages.Error(new Bilingual(
                $"'{program}' cannot be run: {e.Message}. Without it the machine does not start the player by itself; --print shows what to set up by hand.",
                $"Không chạy được '{program}': {e.Message}. Thiếu nó, máy không tự chạy trình phát; --print cho biết cách cài đặt thủ công."));
        }

        return false;
    }

    private static int Refused(Messages messages, string path, Exception why)
    {
        messages.Error(new Bilingual(
            $"{path} cannot be written: {why.Message} Run the command as administrator (sudo), or look at what it would write with --print.",
            $"Không ghi được {path}: {why.Message} Hãy chạy lệnh với quyền quản trị (sudo), hoặc xem nội dung bằng --print."));
        return 1;
    }

    private static int Said(Messages messages, Bilingual words)
    {
        messages.Error(words);
        return 0;
    }
}
