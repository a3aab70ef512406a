using System.Net.ServerSentEvents;

namespace SignageHub.Web.Tests;

/// <summary>Reads Server-Sent Events one by one.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private EventReader(HttpResponseMessage answer, IAsyncEnumerator<SseItem<string>> events) => (_answer, _events) = (answer, events);

    public static async Task<EventReader> Open(HttpClient client, string path, CancellationToken cancellationToken)
    {
        var answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        return new EventReader(answer, SseParser.Create(stream).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken));
    }

    public async Task<(string Name, string Data)> Next(CancellationToken cancellationToken)
    {
        Assert.True(await _events.MoveNextAsync().AsTask().WaitAsync(cancellationToken), "The stream ended.");
        return (_events.Current.EventType, _events.Current.Data);
    }

    public async Task<bool> IsAtEnd(CancellationToken cancellationToken) => !await _events.MoveNextAsync().AsTask().WaitAsync(cancellationToken);

    public void Dispose() => _answer.Dispose();
}
