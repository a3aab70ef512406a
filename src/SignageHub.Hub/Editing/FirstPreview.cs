using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Primitives;
using SignageHub.Core;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Editing;

/// <summary>Draws a preview that nobody sees, once the boards have their programmes: the code that a preview takes is compiled then, and the first person who types does not wait for it.</summary>
internal sealed partial class FirstPreview(IServiceScopeFactory scopes, SignageStore store, PublishedBoards published, ILogger<FirstPreview> logger) : BackgroundService
{
    /// <summary>Longer than a start takes: that belongs to the boards.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(4);

    /// <summary>Short, so that it costs little; with what people type in other ways than the file has it.</summary>
    private static readonly FormCollection Typed = new(new Dictionary<string, StringValues>(StringComparer.Ordinal)
    {
        ["slogan"] = "Tiết kiệm điện",
        ["rule"] = "on",
        ["on"] = "30/4/2027",
        ["except"] = "1/5/2027 - 3/5/2027",
        ["style.color"] = "vàng",
    });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rest);
        while (await timer.WaitForNextTickAsync(stoppingToken) && !await HasDrawn())
        {
        }
    }

    /// <param name="have">Of each board, whether it has a programme: while all wait for their first, the processor is theirs; one that is held back keeps nobody waiting.</param>
    internal static bool IsTime(IReadOnlyCollection<bool> have) => have.Count == 0 || have.Contains(true);

    /// <returns>False while it is too early.</returns>
    private async Task<bool> HasDrawn()
    {
        if (!IsTime([.. store.Current.Office.Boards.Select(board => published.ManifestOf(board.Id) is not null)]))
            return false;
        try
        {
            await Draw();
        }
#pragma warning disable CA1031 // It is for nobody: whoever previews is told what is wrong.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e);
        }

        return true;
    }

    /// <returns>The part of a page that would be sent.</returns>
    internal async Task<string> Draw()
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            ["Language"] = Language.Vietnamese,
            [nameof(PreviewPart.Previews)] = EditorPages.PreviewsAlone(EntryForm.Of(Typed), services),
        });
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<PreviewPart>(parameters)).ToHtmlString());
    }

    [LoggerMessage(621, LogLevel.Information, "The first preview could not be drawn ahead.")]
    private partial void LogFailed(Exception e);
}
