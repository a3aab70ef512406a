namespace SignageHub.Hub.Tests.Feeds;

/// <summary>One running hub for those who only read its feeds, started by the first of them.</summary>
public sealed class FeedHub : IAsyncDisposable
{
    private readonly OfficeFolder _office = Office();
    private RunningHub? _hub;

    /// <summary>A folder whose plan the feeds tell of.</summary>
    internal static OfficeFolder Office()
    {
        var office = new OfficeFolder();
        office.Playlist("647-KH-SCT", """
        {
          "name": "Giờ Trái đất; Ngày Nước, 2023",
          "plan": { "number": "647/KH-SCT" },
          "entries": [
            { "id": "nuoc", "slogan": "Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội, hôm nay; và cả mai sau \\ mãi mãi", "english": "Protect water", "when": { "from": "2023-03-20", "to": "2023-03-22" } },
            { "id": "dien", "slogan": "Tiết kiệm điện vì Trái đất", "when": { "on": "2023-03-25" } },
            { "id": "tat-den", "dark": true, "when": { "observance": "gio-trai-dat", "hours": "20:30-21:30" } }
          ]
        }
        """);
        return office;
    }

    internal async Task<RunningHub> Hub() => _hub ??= await RunningHub.Start(_office);

    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
        _office.Dispose();
    }
}
