using System.Text;
using SignageHub.Core.Boards;
using SignageHub.Push.HubSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;

namespace SignageHub.Push.Tests.HubSide;

public sealed class BoardStandingTests : IDisposable
{
    private static readonly PlayBatch Batch = new(BoardId.Parse("lobby"), "000001-0a0b0c0d", []);

    private readonly SigningKey _own = SigningKey.Create();
    private readonly SigningKey _other = SigningKey.Create();

    [Fact]
    public void Board_WithAKeyOfItsOwn_IsBelievedOnlyWhenItSignsWithThat()
    {
        var standing = new BoardStanding(_own.Public, IsShutOut: false);

        Assert.NotNull(standing.Hear<PlayBatch>(Signed(_own, Jws.PlaysType), Jws.PlaysType));
        Assert.Null(standing.Hear<PlayBatch>(Signed(_other, Jws.PlaysType), Jws.PlaysType));
        Assert.Null(standing.Hear<PlayBatch>(Signed(_own, Jws.StateType), Jws.PlaysType));
        Assert.Null(standing.Hear<PlayBatch>(WireJson.Write(Batch), Jws.PlaysType));
    }

    [Fact]
    public void Board_WhoseFileWasCarriedToIt_IsKnownByItsLine() =>
        Assert.NotNull(new BoardStanding(Key: null, IsShutOut: false).Hear<PlayBatch>(WireJson.Write(Batch), Jws.PlaysType));

    [Fact]
    public void Board_ThatWasShutOut_IsNotHeard_WhateverSomebodyHasOfIt()
    {
        Assert.Null(new BoardStanding(_own.Public, IsShutOut: true).Hear<PlayBatch>(Signed(_own, Jws.PlaysType), Jws.PlaysType));
        Assert.Null(new BoardStanding(Key: null, IsShutOut: true).Hear<PlayBatch>(WireJson.Write(Batch), Jws.PlaysType));
    }

    public void Dispose()
    {
        _own.Dispose();
        _other.Dispose();
    }

    private static byte[] Signed(SigningKey key, string type) => Encoding.ASCII.GetBytes(WireJson.Sign(Batch, type, key));
}
