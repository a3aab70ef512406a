using SignageHub.Core;

namespace SignageHub.Hub.Storage;

/// <summary>Why a file cannot be used, in words for people: the system's own are English and may name a temporary file.</summary>
public static class FileTrouble
{
    /// <summary>ENOSPC of Linux, and ERROR_DISK_FULL of Windows as .NET gives it.</summary>
    private static readonly int[] DiskFull = [28, unchecked((int)0x80070070)];

    /// <summary>EROFS of Linux, and ERROR_WRITE_PROTECT of Windows as .NET gives it.</summary>
    private static readonly int[] ReadOnlyDisk = [30, unchecked((int)0x80070013)];

    /// <returns>One sentence with its full stop, without the path; a file in place of one of its folders is named.</returns>
    /// <param name="e">What the system said.</param>
    /// <param name="path">The file that was wanted.</param>
    public static Bilingual Of(Exception e, string path) => e switch
    {
        UnauthorizedAccessException or FileNotFoundException when Directory.Exists(path) => new("It is a folder, not a file.", "Đó là thư mục, không phải tệp."),
        IOException when FileAbove(path) is { } file => new($"{file} is a file, not a folder.", $"{file} là tệp, không phải thư mục."),
        UnauthorizedAccessException => new("This user has no right to do so.", "Người dùng này không có quyền."),
        DirectoryNotFoundException => new("The folder is not there.", "Không có thư mục đó."),
        FileNotFoundException => new("It is not there.", "Không có tệp này."),
        IOException when DiskFull.Contains(e.HResult) => new("The disk is full.", "Ổ đĩa đã đầy."),
        IOException when ReadOnlyDisk.Contains(e.HResult) => new("The disk is read-only.", "Ổ đĩa chỉ cho đọc."),
        _ => AsTheSystemSays(e.Message),
    };

    /// <summary>The system tells of a folder that is not there, or of one that exists already, where a file stands in its place.</summary>
    private static string? FileAbove(string path)
    {
        for (var above = Path.GetDirectoryName(path); !string.IsNullOrEmpty(above); above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
                return above;
        }

        return null;
    }

    private static Bilingual AsTheSystemSays(string message)
    {
        var sentence = message.TrimEnd('.', ' ') + ".";
        return new(sentence, sentence);
    }
}
