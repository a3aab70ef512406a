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
    /// <exception cref="StartProblemException">A hub already runs on it, or the file <c>.lock</c> cannot be opened.</exception>
    public IDisposable Lock()
    {
        var path = PathOf(".lock");
        try
        {
            return FileLock.TryTake(path) ?? throw new StartProblemException(new Bilingual(
                $"Another hub runs on the data folder {Path}. Stop it, or give this one a folder of its own with --data.",
                $"Một hub khác đang chạy trên thư mục dữ liệu {Path}. Hãy dừng hub đó, hoặc cho hub này thư mục riêng bằng --data."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartProblemException(new Bilingual(
                $"{path} cannot be opened: {FileTrouble.Of(e, path).En} Delete it when no hub runs; it is made anew.",
                $"Không mở được {path}: {FileTrouble.Of(e, path).Vi} Hãy xóa nó khi không có hub nào chạy; nó sẽ được tạo lại."), e);
        }
    }

    /// <summary>Deletes what earlier runs left half written, here and in a folder of files that people edit.</summary>
    public void Sweep(string edited)
    {
        AsideFile.Sweep(Path, deep: true);
        AsideFile.Sweep(edited, deep: false);
    }

    /// <summary>The path of a subfolder, made if missing.</summary>
    /// <exception cref="StartProblemException">It cannot be made.</exception>
    public string Folder(string name)
    {
        var path = PathOf(name);
        if (File.Exists(path))
            throw new StartProblemException(new Bilingual(
                $"{path} is a file, not a folder. Move it away; the folder is made anew.", $"{path} là tệp, không phải thư mục. Hãy chuyển tệp đi; thư mục sẽ được tạo lại."));
        try
        {
            return FolderAtWork(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartProblemException(new Bilingual(
                $"The folder {path} cannot be made: {FileTrouble.Of(e, path).En} Mend that, or choose another folder with --data.",
                $"Không tạo được thư mục {path}: {FileTrouble.Of(e, path).Vi} Hãy khắc phục, hoặc chọn thư mục khác bằng --data."), e);
        }
    }

    /// <summary>The same for a hub that already runs, which a bad disk must not end.</summary>
    /// <exception cref="IOException">It cannot be made now.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    internal string FolderAtWork(string name)
    {
        var path = PathOf(name);
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
