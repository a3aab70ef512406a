using Microsoft.AspNetCore.Hosting.Server;
using SignageHub.Core.Boards;
using SignageHub.Push.Enrolling;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Boards.Enrolling;

/// <summary>The boards that ask this hub to be claimed, and what they are given when they were.</summary>
/// <remarks>Safe for use from several threads. By the machine's clock: a hub whose clock was set enrols boards like any other.</remarks>
public sealed partial class Enrolments(
    SigningKey key, BoardKeys boardKeys, IServiceProvider services, ILogger<Enrolments> logger)
{
    private readonly Lock _gate = new();
    private readonly EnrolDesk _desk = new(key);

    /// <summary>Null at a hub whose broker is another program: that one knows the boards' secrets.</summary>
    private BrokerDoors? Doors { get; } = services.GetService<BrokerDoors>();

    public bool IsOpen => Doors is not null;

    public EnrolTicket? Begin(EnrolBegin begin, string from)
    {
        lock (_gate)
        {
            var ticket = _desk.Begin(begin, from, TimeProvider.System.Now());
            if (ticket is not null)
                LogAsks(EnrolCode.Show(begin.Code), from);
            return ticket;
        }
    }

    public EnrolAnswer Ask(EnrolAsk ask)
    {
        lock (_gate)
            return _desk.Ask(ask.Ticket, TimeProvider.System.Now());
    }

    public EnrolAnswer Reveal(EnrolReveal reveal)
    {
        lock (_gate)
            return _desk.Reveal(reveal.Ticket, reveal.Nonce, TimeProvider.System.Now());
    }

    public EnrolVerdict Claim(string code, BoardId board)
    {
        lock (_gate)
            return _desk.Claim(code, board, TimeProvider.System.Now());
    }

    public (EnrolStep Step, string? Digits) Progress(string code)
    {
        lock (_gate)
            return (_desk.StepOf(code, TimeProvider.System.Now()), _desk.DigitsOf(code, TimeProvider.System.Now()));
    }

    /// <summary>The board for which a code was claimed, as people type it; null for none.</summary>
    public BoardId? ClaimedBy(string code)
    {
        lock (_gate)
            return EnrolCode.Parse(code) is { } parsed ? _desk.BoardOf(parsed, TimeProvider.System.Now()) : null;
    }

    /// <summary>The board gets its secret; whoever was this board before is cut off.</summary>
    /// <exception cref="StartProblemException">The secrets cannot be kept, or the broker's certificate cannot be used.</exception>
    public async Task<(EnrolVerdict Verdict, BoardId? Board)> Confirm(string code, string digits, CancellationToken cancellationToken)
    {
        if (Doors is not { } doors)
            return (EnrolVerdict.Unknown, null);
        var certificate = await doors.Certificate.WaitAsync(cancellationToken);
        lock (_gate)
        {
            var (verdict, board, _) = _desk.Confirm(code, digits, (id, sign) => Issue(id, sign, certificate.Fingerprint), TimeProvider.System.Now());
            if (verdict == EnrolVerdict.Fine)
                LogEnrolled(board!.Value, EnrolCode.Show(code));
            if (verdict == EnrolVerdict.OtherDigits)
                LogOtherDigits(EnrolCode.Show(code));
            return (verdict, board);
        }
    }

    private Grant Issue(BoardId board, VerificationKey sign, string fingerprint)
    {
        boardKeys.Set(board, sign);
        var secret = services.GetRequiredService<BoardSecrets>().Renew(board);
        var addresses = HubAddresses.Of(services.GetRequiredService<IServer>(), ownBroker: true);
        return new Grant(new Enrolment(board, secret, [key.Public], fingerprint), addresses.Mqtt?.Port, addresses.MqttTls?.Port);
    }

    [LoggerMessage(442, LogLevel.Information, "A board at {From} shows the code {Code} and asks to be claimed: signagehub board enrol {Code} --id …")]
    private partial void LogAsks(string code, string from);

    [LoggerMessage(443, LogLevel.Warning, "{Board} is enrolled anew (code {Code}). Whatever was this board before is cut off.")]
    private partial void LogEnrolled(BoardId board, string code);

    [LoggerMessage(444, LogLevel.Warning, "The board with the code {Code} shows other digits than this hub: someone may sit between them. The code is void.")]
    private partial void LogOtherDigits(string code);
}
