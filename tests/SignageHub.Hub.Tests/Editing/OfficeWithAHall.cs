using SignageHub.Hub.Accounts;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>A playlist for the lobby, one for the gate alone, and somebody who may approve.</summary>
public abstract class OfficeWithAHall : IAsyncLifetime
{
    protected const string Address = "/playlists/hall";

    protected const string Secret = "Nội dung chỉ của bảng cổng";

    protected const string Before = """
        {
          "name": "Sảnh",
          "boards": ["lobby"],
          "entries": [
            { "slogan": "Một", "when": { "always": true } },
            { "slogan": "Hai", "when": { "always": true } },
            { "slogan": "Ba", "when": { "always": true } }
          ]
        }
        """;

    private protected WebHub Hub { get; private set; } = null!;

    private protected Browser Lan { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Hub = await WebHub.Start(new OfficeFolder(), before: office =>
        {
            File.WriteAllText(office.BoardsFile, File.ReadAllText(office.BoardsFile).Replace("\"id\": \"lobby\",", "\"id\": \"lobby\", \"groups\": [\"indoor\"],", StringComparison.Ordinal));
            office.Playlist("hall", Before);
            office.Playlist("gate-only", $$"""{ "name": "Cổng", "boards": ["gate"], "entries": [ { "slogan": "{{Secret}}", "draft": true, "style": { "color": "#12ab34" }, "when": { "on": "2027-03-22" } } ] }""");
        });
        Lan = Hub.As(Hub.Person("lan", new Grant(Role.Approver)));
    }

    public async ValueTask DisposeAsync()
    {
        Lan.Dispose();
        await Hub.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected string PathOf(string id) => Path.Combine(Hub.Office.PlaylistsFolder, id + ".json");

    protected string Text(string id) => File.ReadAllText(PathOf(id));
}
