using SignageHub.Core;

namespace SignageHub.Hub.Storage;

/// <summary>The folder that the hub owns. Only its own user may enter it: keys lie there.</summary>
public sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private DataFolder(string path) => Path = path;

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <exception cref="StartProblemException">The folder cannot be made or written.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var probe = System.IO.Path.Combine(full, ".writable");
        if (File.Exists(full))
            throw new StartProblemException(new Bilingual(
                $"{full} is a file, not a folder. Choose a folder with --data.", $"{full} là tệp, không phải thư mục. Hãy chọn một thư mục bằng --data."));
        try
        {
            Make(full);
            // A whole block: an empty file can be made on a full disk too.
            DurableFile.Write(probe, new byte[4096]);
            File.Delete(probe);
            return new DataFolder(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartProblemException(new Bilingual(
                $"The data folder {full} cannot be written: {FileTrouble.Of(e, probe).En} Mend that, or choose another folder with --data.",
                $"Không ghi được vào thư mục dữ liệu {full}: {FileTrouble.Of(e, probe).Vi} Hãy khắc phục, hoặc chọn thư mục khác bằng --data."), e);
        }
    }

    /// <summary>Keeps a second hub away from this folder until disposed of, or until this process ends.</summary>
    /// <exception cref="StartProblemException">A hub already runs on it.</exception>
    public IDisposable Lock()
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return new FileStream(PathOf(".lock"), options);
        }
        catch (IOException e)
        {
            throw new StartProblemException(new Bilingual(
                $"Another hub runs on the data folder {Path}. Stop it, or give this one a folder of its own with --data.",
                $"Một hub khác đang chạy trên thư mục dữ liệu {Path}. Hãy dừng hub đó, hoặc cho hub này thư mục riêng bằng --data."), e);
        }
    }

    /// <summary>The path of a subfolder, made if missing.</summary>
    public string Folder(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        Make(path);
        return path;
    }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly);
    }
}
