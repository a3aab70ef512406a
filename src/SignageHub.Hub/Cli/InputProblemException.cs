using SignageHub.Core;

namespace SignageHub.Hub.Cli;

/// <summary>What a command was given cannot be used; ends it with exit code 1 and this message.</summary>
public sealed class InputProblemException(Bilingual message) : Exception(message.En)
{
    public Bilingual Words { get; } = message;
}
