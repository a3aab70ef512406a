using NodaTime;
using SignageHub.Core.Playlists;
using SignageHub.Documents.Reports;
using SignageHub.Hub.Cli;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Reports;

/// <summary>What somebody wants to know, and what only people know.</summary>
/// <param name="From">Null for the first day that is known.</param>
/// <param name="To">Null for the last one.</param>
internal sealed record AskedReport(LocalDate? From, LocalDate? To)
{
    public string? Parent { get; init; }

    public string? Place { get; init; }

    public string? Code { get; init; }

    public string? Addressee { get; init; }

    public IReadOnlyList<string> Signer { get; init; } = [];
}

/// <summary>Makes reports for the pages and for programs: one at a time, for each reads the journals of its boards.</summary>
internal sealed class ReportDesk(SignageStore store, DataFolder data, DarkHourBook darkHours, SceneLibrary scenes, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <exception cref="InputProblemException">The days are none.</exception>
    public async Task<ReportModel> Make(Playlist playlist, AskedReport asked, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Made(playlist, asked, cancellationToken), cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private ReportModel Made(Playlist playlist, AskedReport asked, CancellationToken cancellationToken)
    {
        var (signage, now) = (store.Current, clock.Now());
        var request = new ReportRequest(playlist, ReportDays.Of(signage, playlist, data, now, asked.From, asked.To))
        {
            Parent = asked.Parent,
            Place = asked.Place,
            Code = asked.Code,
            Addressee = asked.Addressee,
            Signer = asked.Signer,
        };
        var collector = new ReportCollector(signage, request, data, darkHours, scenes, now);
        foreach (var board in collector.Boards)
        {
            cancellationToken.ThrowIfCancellationRequested();
            collector.Add(board);
        }

        return collector.Model();
    }
}
