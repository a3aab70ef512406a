using SignageHub.Core;
using SignageHub.Player.Displays;
using SignageHub.Player.Service;

namespace SignageHub.Player;

/// <summary>The commands of <c>signage-player</c>. Exit codes: 0 fine, 1 something cannot be used, 2 wrong usage.</summary>
internal static class PlayerCommand
{
    private static readonly Bilingual Usage = new(
        $"""
        signage-player run --secret-file FILE [--hub mqtt://localhost:1883] [--board ID] [--data FOLDER] [--display DISPLAY]
                           [--size 96x32] [--gamma 1] [--dim yes|no] [--blank-file FILE] [--lang vi|en]
        signage-player enrol --hub http://HUB:8080 --secret-file FILE [--display DISPLAY] [--size 96x32] [--confirm here|hub] [--lang vi|en]
        Asks the hub to be claimed: shows a code for 'signagehub board enrol CODE --id ID' there, then digits to compare, and writes FILE.
        signage-player install [--print] …   the same options: starts with the machine from now on (systemd, or a service of Windows); --print only shows how
        signage-player uninstall             does so no more
        run makes this machine a board. FILE comes from enrol, or from the hub: signagehub board secret ID --file FILE
        DISPLAY: {DisplayChoice.Choices.En}
        """,
        $"""
        signage-player run --secret-file TỆP [--hub mqtt://localhost:1883] [--board MÃ] [--data THƯ-MỤC] [--display MÀN-HÌNH]
                           [--size 96x32] [--gamma 1] [--dim yes|no] [--blank-file TỆP] [--lang vi|en]
        signage-player enrol --hub http://MÁY:8080 --secret-file TỆP [--display MÀN-HÌNH] [--size 96x32] [--confirm here|hub] [--lang vi|en]
        Xin trung tâm nhận bảng: hiện mã để chạy 'signagehub board enrol MÃ --id ID' ở đó, rồi hiện các chữ số để so, và ghi TỆP.
        signage-player install [--print] …   cùng các tùy chọn: từ nay tự chạy cùng máy (systemd, hoặc dịch vụ của Windows); --print chỉ hiện cách cài
        signage-player uninstall             thôi tự chạy cùng máy
        run biến máy này thành một bảng. TỆP do lệnh enrol ghi, hoặc do trung tâm tạo: signagehub board secret MÃ --file TỆP
        MÀN-HÌNH: {DisplayChoice.Choices.Vi}
        """);

    public static async Task<int> Run(string[] args)
    {
        var language = LanguageOf(args);
        var messages = new Messages(language, Console.Error);
        if (args is [] or ["--help", ..] or ["help", ..])
        {
            Console.WriteLine(Usage.In(language));
            return args.Length == 0 ? 2 : 0;
        }

        if (args[0] == "install")
            return InstallCommand.Install(args[1..], messages, Console.Out);
        if (args[0] == "uninstall")
            return InstallCommand.Uninstall(messages);
        if (args[0] == "enrol")
            return await EnrolRun.Run(args[1..], messages);
        if (args[0] == "service" && OperatingSystem.IsWindows())
            return PlayerService.Run(stopping => Play(args[1..], new Messages(language, ServiceLog.Of(args[1..])), stopping));
        if (args[0] != "run")
        {
            Console.Error.WriteLine(Usage.In(language));
            return 2;
        }

        return await Play(args[1..], messages, CancellationToken.None);
    }

    private static async Task<int> Play(string[] arguments, Messages messages, CancellationToken stopping)
    {
        var (options, problems) = PlayerOptions.Read(arguments);
        foreach (var problem in problems)
            messages.Error(problem);
        return options is null ? 2 : await PlayerRun.Run(options, messages, stopping);
    }

    private static Language LanguageOf(string[] args)
    {
        var at = Array.IndexOf(args, "--lang");
        var word = at >= 0 && at + 1 < args.Length ? args[at + 1] : Environment.GetEnvironmentVariable("LANG") ?? "";
        return word.StartsWith("vi", StringComparison.Ordinal) ? Language.Vietnamese : Language.English;
    }
}
