using System.Text;

namespace SignageHub.Player.Playing;

/// <summary>A file as a switch beside the board: a GPIO pin under <c>/sys/class/gpio</c>, or any file. <c>0</c> or no file lets the board light, anything else makes it dark.</summary>
internal sealed class BlankFile(string path)
{
    private const int MostBytes = 16;

    private bool? _last;

    /// <returns>What the switch has been turned to since the last look; null when it was left alone, or is not there at the start.</returns>
    public bool? Turned()
    {
        if (Read() is not { } dark || dark == _last)
            return null;
        var isFirst = _last is null;
        _last = dark;
        // A file that is not there yet is no switch that was turned.
        return isFirst && !dark && !File.Exists(path) ? null : dark;
    }

    /// <summary>Null when it is there and cannot be read: nobody knows, so nothing changes.</summary>
    private bool? Read()
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            Span<byte> content = stackalloc byte[MostBytes];
            return Encoding.ASCII.GetString(content[..file.Read(content)]).Trim() != "0";
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
