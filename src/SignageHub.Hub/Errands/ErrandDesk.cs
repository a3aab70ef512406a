using System.Text.Json;
using SignageHub.Core;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Errands;

/// <summary>How the command line reaches the hub that runs on the same data folder: a file with the errand in <c>data/errands</c>, a file with the answer beside it.</summary>
/// <remarks>Whoever may write into the data folder, which only the hub's own user may, may ask. Nothing of it is kept.</remarks>
public sealed class ErrandDesk(DataFolder data)
{
    /// <summary>An errand that nobody took for so long is thrown away: no hub was there.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(30);

    /// <summary>What takes longer is given up.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(20);

    private const string Asked = ".errand";
    private const string Answered = ".answer";
    private const int MostBytes = 64 * 1024;
    private const int MostAtATime = 20;

    /// <summary>A running hub takes an errand up within a fifth of a second; a busy machine is given more.</summary>
    private static readonly TimeSpan TakenUpWithin = TimeSpan.FromSeconds(5);

    /// <summary>Asks the hub that runs, and waits for its answer.</summary>
    /// <exception cref="InputProblemException">No hub runs here.</exception>
    public async Task<ErrandAnswer> Ask(string kind, IReadOnlyDictionary<string, string> words, CancellationToken cancellationToken)
    {
        var name = Path.Combine(data.Folder("errands"), $"{Guid.NewGuid():N}");
        DurableFile.Write(name + Asked, JsonSerializer.SerializeToUtf8Bytes(new Errand(kind, words), JsonSerializerOptions.Web));
        try
        {
            var begun = TimeProvider.System.GetTimestamp();
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            do
            {
                if (File.Exists(name + Answered))
                    return JsonSerializer.Deserialize<ErrandAnswer>(await File.ReadAllBytesAsync(name + Answered, cancellationToken), JsonSerializerOptions.Web)!;
                var isTaken = !File.Exists(name + Asked);
                if (TimeProvider.System.GetElapsedTime(begun) > (isTaken ? TakenUpWithin + LongestRun : TakenUpWithin))
                    break;
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        finally
        {
            File.Delete(name + Asked);
            File.Delete(name + Answered);
        }

        throw new InputProblemException(new Bilingual(
            $"No hub answers on the data folder {data.Path}. Start it with 'signagehub run', or name its folder with --data.",
            $"Không có trung tâm nào trả lời trên thư mục dữ liệu {data.Path}. Hãy chạy 'signagehub run', hoặc chỉ đúng thư mục bằng --data."));
    }

    /// <summary>Takes the errands that wait, each once; what is stale is thrown away.</summary>
    internal IReadOnlyList<(string Name, Errand Errand)> Take()
    {
        var folder = data.PathOf("errands");
        if (!Directory.Exists(folder))
            return [];
        var taken = new List<(string, Errand)>();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Take(10 * MostAtATime))
        {
            var isStale = TimeProvider.System.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > StaleAfter + LongestRun;
            if (file.Extension != Asked || isStale)
            {
                if (isStale)
                    file.Delete();
                continue;
            }

            if (taken.Count == MostAtATime)
                break;
            var errand = file.Length > MostBytes ? null : Read(file.FullName);
            file.Delete();
            if (errand is not null)
                taken.Add((Path.GetFileNameWithoutExtension(file.Name), errand));
        }

        return taken;
    }

    internal void Answer(string name, ErrandAnswer answer) =>
        DurableFile.Write(Path.Combine(data.FolderAtWork("errands"), name + Answered), JsonSerializer.SerializeToUtf8Bytes(answer, JsonSerializerOptions.Web));

    private static Errand? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Errand>(File.ReadAllBytes(path), JsonSerializerOptions.Web) is { Kind: not null, Words: not null } errand ? errand : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
