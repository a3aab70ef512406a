using System.Collections.Concurrent;
using SignageHub.Core;
using SignageHub.Core.Frames;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Publishing;

/// <summary>The pictures that styles name: PNG files beside boards.json. Thread-safe.</summary>
/// <remarks>A file is read again when it has changed; a name has no folder in it, so nothing else can be reached.</remarks>
public sealed class OfficePictures(HubSettings settings)
{
    /// <summary>The word that stands for no picture, where a playlist or a board has one.</summary>
    private const string None = "none";

    /// <summary>The most bytes of a file.</summary>
    private const int LargestFile = 8 * 1024 * 1024;

    private readonly ConcurrentDictionary<(string File, DateTime Written), (Picture? Picture, Bilingual? Problem)> _files = new();

    /// <summary>Null for none, and for a file that cannot be used: then the text is alone, and <see cref="Problem"/> says so.</summary>
    public Picture? Find(string? name) => name is null or None ? null : File(name).Picture;

    /// <summary>What is wrong with the picture of that name; null when nothing is.</summary>
    public Bilingual? Problem(string? name) => name is null or None ? null : File(name).Problem;

    private (Picture? Picture, Bilingual? Problem) File(string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings.BoardsFile)) ?? ".", Path.GetFileName(name));
        return _files.GetOrAdd((path, System.IO.File.GetLastWriteTimeUtc(path)), _ => Read(path, name));
    }

    private static (Picture? Picture, Bilingual? Problem) Read(string path, string name)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
            {
                return (null, Bad(name, new Bilingual(
                    $"It is larger than {LargestFile / 1024 / 1024} MB; make it smaller.", $"Tệp lớn hơn {LargestFile / 1024 / 1024} MB; hãy thu nhỏ ảnh.")));
            }
            var result = PictureReader.Decode(System.IO.File.ReadAllBytes(path));
            return result.Picture is { } picture ? (picture, null) : (null, Bad(name, result.Error!));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, Bad(name, FileTrouble.Of(e, path)));
        }
    }

    private static Bilingual Bad(string name, Bilingual why) => new(
        $"The picture {name} beside boards.json cannot be used: {why.En} Until then the text shows alone.",
        $"Không dùng được ảnh {name} cạnh boards.json: {why.Vi} Cho đến khi sửa, chữ hiện không có ảnh.");
}
