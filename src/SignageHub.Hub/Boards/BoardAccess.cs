using SignageHub.Core.Boards;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Broker;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Boards;

/// <summary>Who may use the hub's broker: the boards of boards.json, each under its own id and secret. Nobody is anonymous.</summary>
public sealed class BoardAccess(BoardSecrets secrets, Playlists.SignageStore signage) : IMqttAccess
{
    public ValueTask<MqttAccessDecision> Authenticate(MqttConnectRequest request, CancellationToken cancellationToken)
    {
        var known = BoardId.TryParse(request.UserName, out var board)
            && signage.Current.Office.Boards.Any(b => b.Id == board)
            && request.Password is { } password
            && secrets.IsRight(board, password.Span);
        if (!known)
            return ValueTask.FromResult(MqttAccessDecision.Refuse(ReasonCode.BadUserNameOrPassword));
        // Without a client id the broker gives one: so a person can look at a board's topics without pushing the board itself out.
        var own = request.ClientIdAssigned || request.ClientId == board.Value;
        return ValueTask.FromResult(own
            ? MqttAccessDecision.Accept(new MqttIdentity(board.Value, new SignedIn(board, secrets.HashOf(board))))
            : MqttAccessDecision.Refuse(ReasonCode.ClientIdentifierNotValid));
    }

    public bool MaySubscribe(MqttIdentity identity, TopicFilter filter) => BoardRights.MaySubscribe(BoardOf(identity), filter.ToString());

    public bool MayPublish(MqttIdentity identity, string topic) => BoardRights.MayPublish(BoardOf(identity), topic);

    /// <summary>Whether who once signed in may still be here: the board is in boards.json, and its secret is the one it signed in with.</summary>
    public bool IsStillWelcome(MqttIdentity identity)
    {
        var (board, hash) = (SignedIn)identity.Tag!;
        return hash is not null && secrets.HashOf(board) == hash && signage.Current.Office.Boards.Any(b => b.Id == board);
    }

    private static BoardId BoardOf(MqttIdentity identity) => ((SignedIn)identity.Tag!).Board;

    private sealed record SignedIn(BoardId Board, string? SecretHash);
}
