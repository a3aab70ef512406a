using SignageHub.Core.Frames;
using SignageHub.Push.Manifests;
using SignageHub.Push.Storage;

namespace SignageHub.Push.BoardSide;

/// <summary>The frames on a board's disk, by their hash; those in use also as pixels.</summary>
internal sealed class FrameShelf(IDurableDisk disk, BoardRule rules)
{
    private const string Folder = "frames";

    private readonly HashSet<FrameId> _stored = [];
    private readonly Dictionary<FrameId, Frame?> _pixels = [];

    public void Load()
    {
        foreach (var (name, _) in disk.List(Folder))
        {
            if (FrameId.TryParse(Path.GetFileNameWithoutExtension(name), out var id))
                _stored.Add(id);
        }
    }

    public bool Has(FrameId id) => _stored.Contains(id);

    /// <summary>False for bytes that are not the frame of this name, or are too many.</summary>
    /// <exception cref="IOException">The disk did not take it.</exception>
    public bool Keep(FrameId id, byte[] png)
    {
        if (png.Length > ManifestLimits.FrameBytes || (rules.HasFlag(BoardRule.FrameHash) && FrameId.Of(png) != id))
            return false;
        disk.Replace(PathOf(id), png);
        _stored.Add(id);
        _pixels.Remove(id);
        return true;
    }

    /// <summary>The pixels; null when the frame is not there or is none that boards show. A file that was changed is let go, so that it is asked for again.</summary>
    public Frame? PixelsOf(FrameId id)
    {
        if (_pixels.TryGetValue(id, out var known))
            return known;
        if (!_stored.Contains(id))
            return null;
        var png = ReadFile(id);
        if (png is null || (rules.HasFlag(BoardRule.FrameHash) && FrameId.Of(png) != id))
        {
            _stored.Remove(id);
            return null;
        }

        var read = PngReader.Decode(png, new PixelSize(PixelSize.Maximum, PixelSize.Maximum));
        return _pixels[id] = read.IsOk && (long)read.Frame.Size.Width * read.Frame.Size.Height <= ManifestLimits.Pixels ? read.Frame : null;
    }

    /// <summary>Lets the pixels of all others go.</summary>
    public void KeepPixelsOf(IReadOnlySet<FrameId> used)
    {
        foreach (var id in _pixels.Keys.Where(id => !used.Contains(id)).ToList())
            _pixels.Remove(id);
    }

    /// <summary>Deletes the files that none of these names. A disk that does not let them go keeps them until the next time.</summary>
    public void DeleteAllBut(IReadOnlySet<FrameId> named)
    {
        try
        {
            foreach (var id in _stored.Where(id => !named.Contains(id)).ToList())
            {
                disk.Delete(PathOf(id));
                _stored.Remove(id);
            }
        }
        catch (IOException)
        {
            return;
        }
    }

    private byte[]? ReadFile(FrameId id)
    {
        try
        {
            return disk.Read(PathOf(id));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string PathOf(FrameId id) => $"{Folder}/{id}.png";
}
