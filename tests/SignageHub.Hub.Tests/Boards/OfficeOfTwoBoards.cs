using SignageHub.Hub.Editing;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Boards;

/// <summary>A board indoors and one at the gate, on the real hub.</summary>
public abstract class OfficeOfTwoBoards : IAsyncLifetime
{
    protected const string Boards = """
        {
          "office": "Sở Công Thương", // our house
          "timeZone": "Asia/Ho_Chi_Minh",
          "boards": [
            // by the door
            { "id": "lobby", "name": "Sảnh", "size": "96x16", "color": "red", "hours": "06:30-21:00", "groups": ["indoor"] },
            { "id": "gate", "name": "Cổng", "size": "128x32", "color": "rgb" }
          ]
        }
        """;

    private protected WebHub Hub { get; private set; } = null!;

    protected string File => System.IO.File.ReadAllText(Hub.Office.BoardsFile);

    public async ValueTask InitializeAsync()
    {
        var office = new OfficeFolder();
        System.IO.File.WriteAllText(office.BoardsFile, Boards);
        Hub = await WebHub.Start(office);
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected string Mark() => PlaylistEditor.MarkOf(File);
}
