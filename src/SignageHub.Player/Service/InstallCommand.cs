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
        if (ServiceUnit.Problem(options.DisplayName) is { } cannot)
        {
            messages.Error(cannot);
            return 2;
        }

        var secret = Path.GetFullPath(given[given.IndexOf("--secret-file") + 1]);
        var isPrint = given.Count < arguments.Count;
        return OperatingSystem.IsWindows()
            ? InstallTask(given, secret, isPrint, messages, output)
            : InstallUnit(ServiceUnit.Text(Program(), secret, options.Enrolment.Board.Value, Without(given, "--secret-file", "--data"), options.DisplayName), isPrint, messages, output);
    }

    public static int Uninstall(Messages messages)
    {
        if (OperatingSystem.IsWindows())
            return Run(messages, "schtasks.exe", "/Delete", "/F", "/TN", WindowsTask.Name) ? Said(messages, Gone) : 1;
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
        "The player does not start with the machine any more. What it kept (manifest, plays) stays in /var/lib/signage-player, or in its --data.",
        "Trình phát không còn tự chạy cùng máy. Dữ liệu đã lưu (chương trình, nhật ký phát) vẫn ở /var/lib/signage-player hoặc thư mục --data.");

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

    private static int InstallTask(IReadOnlyList<string> given, string secret, bool isPrint, Messages messages, TextWriter output)
    {
        var program = Program();
        var data = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "signage-player");
        var xml = WindowsTask.Xml(program[0], [.. program.Skip(1), "run", .. Without(given, "--secret-file", "--data"), "--secret-file", secret, "--data", data]);
        var file = Path.Combine(data, "task.xml");
        if (isPrint)
        {
            output.Write(xml);
            output.WriteLine($"schtasks.exe /Create /F /TN {WindowsTask.Name} /XML \"{file}\"");
            return 0;
        }

        try
        {
            Directory.CreateDirectory(data);
            File.WriteAllText(file, xml, System.Text.Encoding.Unicode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused(messages, file, e);
        }

        return Run(messages, "schtasks.exe", "/Create", "/F", "/TN", WindowsTask.Name, "/XML", file) && Run(messages, "schtasks.exe", "/Run", "/TN", WindowsTask.Name)
            ? Said(messages, new Bilingual("Installed: it runs, and starts with the machine.", "Đã cài: đang chạy và sẽ tự chạy cùng máy."))
            : 1;
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
