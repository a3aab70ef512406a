using System.Security;

namespace SignageHub.Player.Service;

/// <summary>How Windows starts a player with the machine.</summary>
internal static class WindowsTask
{
    public const string Name = "signage-player";

    /// <summary>
    /// A task of the Task Scheduler (its schema 1.2): at every start of the machine, as LocalService, tried again a minute after it ends, for ever. Not a service of
    /// the SCM: that wants a program which answers its control calls, and a board has nothing to control but its end.
    /// </summary>
    public static string Xml(string program, IReadOnlyList<string> arguments) =>
        $"""
        <?xml version="1.0" encoding="UTF-16"?>
        <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
          <Triggers><BootTrigger><Enabled>true</Enabled></BootTrigger></Triggers>
          <Principals><Principal id="Author"><UserId>S-1-5-19</UserId><RunLevel>LeastPrivilege</RunLevel></Principal></Principals>
          <Settings>
            <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
            <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
            <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
            <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
            <RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure>
          </Settings>
          <Actions Context="Author"><Exec><Command>{SecurityElement.Escape(program)}</Command><Arguments>{SecurityElement.Escape(string.Join(' ', arguments.Select(Quoted)))}</Arguments></Exec></Actions>
        </Task>

        """;

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
