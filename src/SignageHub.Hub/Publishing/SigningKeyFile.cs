using SignageHub.Core;
using SignageHub.Hub.Storage;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Publishing;

/// <summary>The hub's signing key on disk: <c>data/keys/manifest.pem</c>, PKCS #8, readable by the hub's user alone (mode 0600).</summary>
public static class SigningKeyFile
{
    /// <summary>Reads the key, or makes and stores one at the first start.</summary>
    /// <exception cref="StartProblemException">The file is there and holds no key. It is never replaced silently: boards trust the old one.</exception>
    public static SigningKey LoadOrCreate(DataFolder data)
    {
        var path = Path.Combine(data.Folder("keys"), "manifest.pem");
        try
        {
            return LoadOrCreate(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartProblemException(new Bilingual(
                $"The signing key {path} cannot be read or written: {FileTrouble.Of(e, path).En}", $"Không đọc hoặc ghi được khóa ký {path}: {FileTrouble.Of(e, path).Vi}"), e);
        }
    }

    private static SigningKey LoadOrCreate(string path)
    {
        if (File.Exists(path))
        {
            CloseToOthers(path);
            return SigningKey.FromPem(File.ReadAllText(path)) ?? throw new StartProblemException(new Bilingual(
                $"{path} holds no P-256 private key. Put the file back from a backup; if there is none, delete it, and every board has to be enrolled again.",
                $"{path} không chứa khóa riêng P-256. Hãy khôi phục tệp từ bản sao lưu; nếu không có, hãy xóa tệp này rồi đăng ký lại mọi bảng."));
        }

        var key = SigningKey.Create();
        DurableFile.Write(path, key.ToPem());
        return key;
    }

    private static void CloseToOthers(string path)
    {
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != ownerOnly)
            File.SetUnixFileMode(path, ownerOnly);
    }
}
