using SignageHub.Core.Boards;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Broker;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Boards;

/// <summary>Who may use the hub's broker: the boards of boards.json, each under its own id with its secret, or with a certificate in its name. Nobody is anonymous.</summary>
public sealed class BoardAccess(BoardSecrets secrets, Playlists.SignageStore signage) : IMqttAccess
{
    private OfficeBoards? _boards;

    /// <summary>Of an X.509 name: ITU-T X.520, 6.2.2.</summary>
    private const string CommonName = "2.5.4.3";

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

    /// <summary>Of those who once signed in, who may not be here any more: the board is in boards.json no longer, or its secret is not the one it signed in with.</summary>
    /// <remarks>The secrets' file is looked at once for all of them: there may be ten thousand.</remarks>
    public IEnumerable<MqttClientInfo> Unwelcome(IEnumerable<MqttClientInfo> clients)
    {
        var hashes = secrets.Hashes();
        return clients.Where(client => !IsStillWelcome((SignedIn)client.Identity.Tag!, hashes));
    }

    private bool IsStillWelcome(SignedIn signedIn, IReadOnlyDictionary<string, string> hashes)
    {
        var now = hashes.GetValueOrDefault(signedIn.Board.Value);
        return IsInOffice(signedIn.Board) && (signedIn.ByCertificate ? !BoardSecrets.IsRevoked(now) : now is not null && now == signedIn.SecretHash);
    }

    /// <summary>Every board is asked after every two seconds: looking through the list for each would take as many looks as the square of their number.</summary>
    private bool IsInOffice(BoardId board)
    {
        var office = signage.Current.Office;
        var known = _boards;
        if (known is null || !ReferenceEquals(known.Office, office))
            _boards = known = new OfficeBoards(office, [.. office.Boards.Select(b => b.Id)]);
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

    /// <summary>The boards of one reading of boards.json.</summary>
    private sealed record OfficeBoards(Office Office, HashSet<BoardId> Ids);

    private sealed record SignedIn(BoardId Board, string? SecretHash, bool ByCertificate);
}
