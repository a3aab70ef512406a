using SignageHub.Core;

namespace SignageHub.Hub;

/// <summary>The hub cannot start, for a reason that whoever starts it can mend. Ends the program with exit code 1 and this message.</summary>
public sealed class StartProblemException(Bilingual message, Exception? inner = null) : Exception(message.En, inner)
{
    public Bilingual Words { get; } = message;
}
