using System.Security.Cryptography;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;

namespace SignageHub.Push.Enrolling;

/// <summary>A board that asks to be claimed, with one code. A state machine: the host carries the messages.</summary>
/// <remarks>It opens its commitment for one answer only: a second hub, or a second try of the same, finds it deaf.</remarks>
public sealed class EnrolBoard : IDisposable
{
    private readonly ECDiffieHellman _agree = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly string _nonce = EnrolCeremony.NewNonce();
    private EnrolAnswer? _hub;
    private byte[]? _transcript;

    /// <param name="key">The key with which the board is going to sign what it says.</param>
    public EnrolBoard(SigningKey key)
        : this(key, EnrolCode.Create())
    {
    }

    /// <summary>With a code of the caller's: for a test that plays the man in the middle.</summary>
    internal EnrolBoard(SigningKey key, string code)
    {
        var agree = EnrolCeremony.PublicOf(_agree);
        Begin = new EnrolBegin(code, key.Public, agree, EnrolCeremony.CommitmentOf(code, key.Public, agree, _nonce));
    }

    /// <summary>The first message.</summary>
    public EnrolBegin Begin { get; }

    /// <summary>The digits that the board shows; null before the hub has answered.</summary>
    public string? Digits => _transcript is null ? null : EnrolCeremony.DigitsOf(_transcript);

    /// <summary>Takes the hub's answer to a claim.</summary>
    /// <returns>The nonce that opens the commitment; null when this was answered already, or the answer is none.</returns>
    public string? Take(EnrolAnswer answer)
    {
        if (_hub is not null || answer is not { Step: EnrolStep.Claimed, Key: { } key, Agree: { } agree, Nonce: { } nonce } || !EnrolCeremony.IsNonce(nonce))
            return null;
        _hub = answer;
        _transcript = EnrolCeremony.Transcript(Begin, _nonce, key, agree, nonce);
        return _nonce;
    }

    /// <summary>Opens what the hub sealed, after the digits were compared.</summary>
    /// <returns>Null when it comes from another than the one whose digits were shown.</returns>
    public Grant? Open(EnrolAnswer answer)
    {
        if (answer is not { Step: EnrolStep.Done, Sealed: { } text } || _transcript is null || EnrolCeremony.Open(text, _agree, _hub!.Agree!, _transcript) is not { } plain)
            return null;
        // The digits were about this key, so the board trusts it and no other.
        return WireJson.Read<Grant>(plain) is { } grant && grant.Enrolment.Keys.Contains(_hub!.Key!) ? grant : null;
    }

    public void Dispose() => _agree.Dispose();
}
