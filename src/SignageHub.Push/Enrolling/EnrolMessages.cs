using System.Text.Json.Serialization;
using SignageHub.Push.Keys;

namespace SignageHub.Push.Enrolling;

/// <summary>A board asks to be claimed.</summary>
/// <param name="Code">See <see cref="EnrolCode"/>.</param>
/// <param name="Sign">The key with which it is going to sign what it says (ES256).</param>
/// <param name="Agree">The key under which its secret is to come (ECDH on P-256), made for this once.</param>
/// <param name="Commitment">See <see cref="EnrolCeremony.CommitmentOf"/>.</param>
public sealed record EnrolBegin(string Code, VerificationKey Sign, VerificationKey Agree, string Commitment);

/// <summary>The hub knows the board under this ticket; who has only read the code cannot speak for it.</summary>
/// <param name="Ticket">256 random bits, base64url.</param>
/// <param name="Seconds">How long the code is good.</param>
public sealed record EnrolTicket(string Ticket, int Seconds);

/// <summary>How far is it?</summary>
public sealed record EnrolAsk(string Ticket);

/// <summary>The board opens its commitment.</summary>
public sealed record EnrolReveal(string Ticket, string Nonce);

/// <summary>How far it is. What is not there yet is null.</summary>
/// <param name="Step">See <see cref="EnrolStep"/>.</param>
/// <param name="Key">From <see cref="EnrolStep.Claimed"/> on: the hub's key.</param>
/// <param name="Agree">Likewise: the hub's half of the agreement, made for this once.</param>
/// <param name="Nonce">Likewise.</param>
/// <param name="Sealed">With <see cref="EnrolStep.Done"/>: a <see cref="Grant"/>, see <see cref="EnrolCeremony.Seal"/>.</param>
public sealed record EnrolAnswer(EnrolStep Step, VerificationKey? Key = null, VerificationKey? Agree = null, string? Nonce = null, string? Sealed = null);

/// <summary>What the hub gives to a board that was confirmed.</summary>
/// <param name="Enrolment">Its id, its secret, the hub's keys and the broker's fingerprint.</param>
/// <param name="MqttPort">Where plain MQTT listens at the hub; null where it is not to be used.</param>
/// <param name="MqttsPort">Where MQTT over TLS listens at the hub; null for nowhere.</param>
public sealed record Grant(Enrolment Enrolment, int? MqttPort, int? MqttsPort);

[JsonConverter(typeof(JsonStringEnumConverter<EnrolStep>))]
public enum EnrolStep
{
    /// <summary>Nobody has typed the code yet.</summary>
    Waiting,

    /// <summary>Someone has: the board is to open its commitment.</summary>
    Claimed,

    /// <summary>Both sides show the digits.</summary>
    Compare,

    /// <summary>They were the same.</summary>
    Done,

    /// <summary>They were not, or the commitment did not open, or the time is over, or there is no such enrolment: begin anew.</summary>
    Void,
}
