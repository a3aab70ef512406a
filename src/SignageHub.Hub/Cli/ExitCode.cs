namespace SignageHub.Hub.Cli;

/// <summary>What the program tells whoever started it.</summary>
public static class ExitCode
{
    public const int Fine = 0;

    /// <summary>Problems in the input: files, slogans, a port in use, a folder that cannot be written.</summary>
    public const int Problems = 1;

    /// <summary>The command line itself was wrong.</summary>
    public const int WrongUsage = 2;
}
