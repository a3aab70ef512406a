using System.Collections.Frozen;
using SignageHub.Core.Boards;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Broker;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Boards;

/// <summary>Who may use the hub's broker: the boards of boards.json, each under its own id with its secret, or with a certificate in its name. Nobody is anonymous.</summary>
public sealed class BoardAccess(BoardSecrets secrets, Playlists.SignageStore signage) : IMqttAccess
{
    /// <summary>Of an X.509 name: ITU-T X.520, 6.2.2.</summary>
    private const string CommonName = "2.5.4.3";

    private volatile KnownBoards? _known;

    public ValueTask<MqttAccessDecision> Authenticate(MqttConnectRequest request, CancellationToken cancellationToken)
    {
        var known = BoardId.TryParse(NameOf(request), out var board) && IsInOffice(board) && IsItself(request, board);
        if (!known)
            return ValueTask.FromResult(MqttAccessDecision.Refuse(ReasonCode.BadUserNameOrPassword));
        // Without a client id the broker gives one: so a person can look at a board's topics without pushing the board itself out.
        var own = request.ClientIdAssigned || request.ClientId == board.Value;
        return ValueTask.FromResult(own
            ? MqttAccessDecision.Accept(new MqttIdentity(board.Value, new SignedIn(board, secrets.HashOf(board), request.Certificate is not null)))
            : MqttAccessDecision.Refuse(ReasonCode.ClientIdentifierNotValid));
    }

    public bool MaySubscribe(MqttIdentity identity, TopicFilter filter) => BoardRights.MaySubscribe(BoardOf(identity), filter.ToString());

    public bool MayPublish(MqttIdentity identity, string topic) => BoardRights.MayPublish(BoardOf(identity), topic);

    /// <summary>Whether who once signed in may still be here: the board is in boards.json, and its secret is the one it signed in with.</summary>
    public bool IsStillWelcome(MqttIdentity identity)
    {
        var (board, hash, byCertificate) = (SignedIn)identity.Tag!;
        var now = secrets.HashOf(board);
        return IsInOffice(board) && (byCertificate ? !secrets.IsRevoked(board) : now is not null && now == hash);
    }

    private bool IsInOffice(BoardId board)
    {
        var office = signage.Current.Office;
        var known = _known;
        if (!ReferenceEquals(known?.Office, office))
            _known = known = new KnownBoards(office, office.Boards.Select(b => b.Id).ToFrozenSet());
        return known.Ids.Contains(board);
    }

    /// <summary>The TLS door has checked who signed the certificate.</summary>
    private bool IsItself(MqttConnectRequest request, BoardId board) => request.Certificate is not null
        ? !secrets.IsRevoked(board)
        : request.Password is { } password && secrets.IsRight(board, password.Span);

    /// <summary>With a certificate its common name; a user name beside it must be the same.</summary>
    private static string? NameOf(MqttConnectRequest request)
    {
        if (request.Certificate is not { } certificate)
            return request.UserName;
        var name = certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == CommonName)
            .Select(part => part.GetSingleElementValue())
            .SingleOrDefault();
        return request.UserName is null || request.UserName == name ? name : null;
    }

    private static BoardId BoardOf(MqttIdentity identity) => ((SignedIn)identity.Tag!).Board;

    /// <summary>Asked for every connected board every two seconds: a walk through all of them each time would be the square of it.</summary>
    private sealed record KnownBoards(Office Office, FrozenSet<BoardId> Ids);

    private sealed record SignedIn(BoardId Board, string? SecretHash, bool ByCertificate);
}
