using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;

namespace SignageHub.Hub.Accounts;

/// <summary>Whoever sends the request, for pages and handlers: somebody of the office, or anybody.</summary>
public sealed class Caller
{
    /// <summary>Null for anybody.</summary>
    public Account? Account { get; private set; }

    /// <summary>Null for anybody.</summary>
    public Session? Session { get; private set; }

    /// <summary>What a form must bring back to count as one of ours; bound to the session, or to the browser before it.</summary>
    public string FormToken { get; private set; } = "";

    /// <summary>For the audit log: the address, and the token's name where a program acts: <c>192.168.1.7, token: bảng điều khiển</c>.</summary>
    public string? From => _token is null ? _address : $"{_address}, token: {_token}";

    /// <summary>The path of the page, for the way back after signing in.</summary>
    public string Path { get; internal set; } = "/";

    /// <summary>Whether the way to a first slogan is shown to them.</summary>
    public bool IsOnTour { get; internal set; }

    /// <summary>Whether the page was asked for in a way in which browsers know passkeys.</summary>
    public bool CanHavePasskeys => _passkeys?.Invoke() ?? false;

    /// <summary>Nobody has an account yet: the page leads to the first one.</summary>
    public bool IsFirst => _isFirst?.Invoke() ?? false;

    private Func<bool>? _passkeys;

    private Func<bool>? _isFirst;

    private string? _address;

    private string? _token;

    /// <summary>The person's, or the part of them that the token of a program has.</summary>
    public IReadOnlyList<Grant> Grants { get; private set; } = [];

    public bool IsSignedIn => Account is not null;

    /// <summary>A program whose token is for reading alone wants to change something.</summary>
    public bool IsOnlyReading { get; private set; }

    internal void MayOnlyRead() => IsOnlyReading = true;

    internal void Is(Account account, Session session) => (Account, Session, Grants) = (account, session, account.Grants);

    internal void Is(Account account, ApiToken token) => (Account, Grants, _token) = (account, token.Of(account.Grants), token.Name);

    internal void ComesFrom(string? address) => _address = address;

    internal void MayHavePasskeys(Func<bool> passkeys) => _passkeys = passkeys;

    internal void MayBeFirst(Func<bool> isFirst) => _isFirst = isFirst;

    internal void Holds(string secret) =>
        FormToken = Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "signagehub form"u8));

    /// <summary>Whether anything of the kind is open to the caller; for what a page offers.</summary>
    public bool MayAnywhere(Deed deed) => Rights.MayAnywhere(Grants, deed);

    public bool May(Deed deed, Board board) => Rights.May(Grants, deed, board);

    /// <exception cref="NoRightException">They may not.</exception>
    public void Demand(Deed deed, IEnumerable<Board> boards)
    {
        if (boards.FirstOrDefault(board => !Rights.May(Grants, deed, board)) is { } foreign)
            throw new NoRightException(AccountTexts.NotForBoard(foreign.Name));
    }

    /// <exception cref="NoRightException">They may not.</exception>
    public void Demand(Deed deed, IReadOnlyList<BoardTarget> targets, Office office)
    {
        if (!Rights.May(Grants, deed, targets, office))
            throw new NoRightException(AccountTexts.NotForAllBoards);
    }

    /// <exception cref="NoRightException">They may not.</exception>
    public void DemandEverywhere(Deed deed)
    {
        if (!Rights.MayEverywhere(Grants, deed))
            throw new NoRightException(AccountTexts.NotForAllBoards);
    }
}

/// <summary>The caller has no right to it; the words say so.</summary>
public sealed class NoRightException(Bilingual words) : Exception(words.En)
{
    public Bilingual Words => words;
}
