using SignageHub.Core;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Cli;

/// <summary>Files that a person asked a command to write.</summary>
internal static class OutputFile
{
    /// <exception cref="InputProblemException">The file cannot be written.</exception>
    public static void Write(string path, byte[] content)
    {
        try
        {
            File.WriteAllBytes(path, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual($"{path} cannot be written: {FileTrouble.Of(e, path).En}", $"Không ghi được {path}: {FileTrouble.Of(e, path).Vi}"));
        }
    }
}
