using System.Text;
using SignageHub.Core.Boards;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Tests.Boards;

public sealed class BoardSecretsTests : IDisposable
{
    private static readonly BoardId Lobby = BoardId.Parse("lobby");
    private readonly OfficeFolder _office = new();
    private readonly DataFolder _data;

    public BoardSecretsTests() => _data = DataFolder.Open(_office.DataFolder);

    [Fact]
    public void Secret_OfABoard_OpensForThatBoardAlone()
    {
        var secrets = new BoardSecrets(_data);

        var secret = Encoding.ASCII.GetBytes(secrets.Renew(Lobby));

        Assert.True(secrets.IsRight(Lobby, secret));
        Assert.False(secrets.IsRight(BoardId.Parse("gate"), secret));
        Assert.False(secrets.IsRight(Lobby, "wrong"u8));
        Assert.False(secrets.IsRight(Lobby, []));
    }

    [Fact]
    public void Secret_MadeByAnotherProcess_IsValidAtOnceAndTheOldOneVoid()
    {
        var hub = new BoardSecrets(_data);
        var old = Encoding.ASCII.GetBytes(hub.Renew(Lobby));

        var renewed = Encoding.ASCII.GetBytes(new BoardSecrets(_data).Renew(Lobby));

        Assert.True(hub.IsRight(Lobby, renewed));
        Assert.False(hub.IsRight(Lobby, old));
    }

    [Fact]
    public void Secret_OnDisk_IsKeptAsAHashOnly()
    {
        var secret = new BoardSecrets(_data).Renew(Lobby);

        Assert.DoesNotContain(secret, File.ReadAllText(_data.PathOf("board-secrets.json")), StringComparison.Ordinal);
    }

    public void Dispose() => _office.Dispose();
}
