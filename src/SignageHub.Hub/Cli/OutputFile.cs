using SignageHub.Core;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Cli;

/// <summary>Files that a person asked a command to write.</summary>
internal static class OutputFile
{
    /// <summary>Looks at every path before anything is written.</summary>
    /// <exception cref="InputProblemException">Two are the same, one is a folder, or lies in none.</exception>
    public static void Check(IReadOnlyList<string> paths)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var whole = Path.GetFullPath(path);
            if (!known.Add(whole))
                throw new InputProblemException(new Bilingual($"{path} is named twice: one file would be written over the other.", $"{path} được ghi hai lần: tệp sau sẽ đè lên tệp trước."));
            if (Directory.Exists(whole))
                throw new InputProblemException(new Bilingual($"{path} cannot be written: it is a folder.", $"Không ghi được {path}: đó là thư mục."));
            if (Path.GetDirectoryName(whole) is { } folder && !Directory.Exists(folder))
                throw new InputProblemException(new Bilingual($"{path} cannot be written: there is no folder {folder}.", $"Không ghi được {path}: không có thư mục {folder}."));
        }
    }

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
