using System.Text;
using SignageHub.Core;

namespace SignageHub.Player.Service;

/// <summary>The systemd unit of a player: starts with the machine, is restarted when it ends or hangs, and may do nothing but play.</summary>
internal static class ServiceUnit
{
    public const string Name = "signage-player.service";

    /// <param name="program">The program and what stands before its own arguments: the path of <c>signage-player</c>, or of <c>dotnet</c> and the dll.</param>
    /// <param name="secretFile">Full path of the board's file; systemd reads it, the player itself need not be able to.</param>
    /// <param name="board">The board's id.</param>
    /// <param name="arguments">The other options of <c>run</c>.</param>
    /// <param name="display">As <c>--display</c> says it.</param>
    public static string Text(IReadOnlyList<string> program, string secretFile, string board, IReadOnlyList<string> arguments, string display)
    {
        var command = program.Concat(["run"]).Concat(arguments).Select(Quoted).ToList();
        command.InsertRange(program.Count + 1, ["--secret-file", "${CREDENTIALS_DIRECTORY}/board", "--data", "/var/lib/signage-player"]);
        var unit = new StringBuilder();
        Section("Unit",
            $"Description=SignageHub: {board}",
            "After=network.target",
            "StartLimitIntervalSec=0");
        unit.Append('\n');
        Section("Service",
            "Type=notify",
            "NotifyAccess=main",
            "WatchdogSec=30",
            "Restart=always",
            "RestartSec=1",
            $"ExecStart={string.Join(' ', command)}",
            $"LoadCredential=board:{secretFile.Replace("%", "%%", StringComparison.Ordinal)}",
            "DynamicUser=yes",
            "StateDirectory=signage-player",
            "StateDirectoryMode=0700",
            "UMask=0077",
            // No sockets for debuggers in /tmp, and a young generation that stays small.
            "Environment=DOTNET_EnableDiagnostics=0 DOTNET_GCgen0size=0x100000",
            // Pictures of a strip come on time beside other work; see LinuxThread.
            "LimitNICE=-10",
            "NoNewPrivileges=yes",
            "CapabilityBoundingSet=",
            "ProtectSystem=strict",
            // A program that lies in someone's home is read there.
            program.Any(part => part.StartsWith("/home/", StringComparison.Ordinal) || part.StartsWith("/root/", StringComparison.Ordinal)) ? "ProtectHome=read-only" : "ProtectHome=yes",
            "PrivateTmp=yes",
            "ProtectKernelTunables=yes",
            "ProtectKernelModules=yes",
            "ProtectKernelLogs=yes",
            "ProtectControlGroups=yes",
            "ProtectClock=yes",
            "ProtectHostname=yes",
            "ProtectProc=invisible",
            "RestrictSUIDSGID=yes",
            "RestrictRealtime=yes",
            "RestrictNamespaces=yes",
            "LockPersonality=yes",
            "SystemCallArchitectures=native",
            "SystemCallFilter=@system-service",
            "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK");
        foreach (var line in ForDisplay(display))
            unit.Append(line).Append('\n');
        unit.Append('\n');
        Section("Install", "WantedBy=multi-user.target");
        return unit.ToString();

        void Section(string name, params string[] lines) => unit.Append('[').Append(name).Append("]\n").AppendJoin('\n', lines).Append('\n');
    }

    /// <summary>Null when a service can light it.</summary>
    public static Bilingual? Problem(string display) => display == "raw"
        ? new Bilingual(
            "A service has no helper behind it that takes 'raw': let the helper's own service start signage-player run … --display raw | helper.",
            "Dịch vụ không có chương trình nhận 'raw' phía sau: hãy để dịch vụ của chương trình đó chạy signage-player run … --display raw | chương-trình.")
        : null;

    /// <summary>Only what this display needs of the machine.</summary>
    private static string[] ForDisplay(string display) => display.Split(':') switch
    {
        ["fb", var device, ..] => ["SupplementaryGroups=video", "DevicePolicy=closed", $"DeviceAllow={device} rw"],
        ["terminal"] => ["StandardInput=tty", "StandardOutput=tty", "StandardError=journal", "TTYPath=/dev/tty1", "TTYReset=yes"],
        _ => ["PrivateDevices=yes"],
    };

    /// <summary>One word of a command line, as systemd.service(5) and systemd.unit(5) read it.</summary>
    internal static string Quoted(string word)
    {
        var text = word.Replace("%", "%%", StringComparison.Ordinal).Replace("$", "$$", StringComparison.Ordinal);
        return text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:,=@%$+".Contains(c, StringComparison.Ordinal))
            ? text
            : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
