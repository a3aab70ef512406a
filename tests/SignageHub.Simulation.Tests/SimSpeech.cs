using System.Text;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;

namespace SignageHub.Simulation.Tests;

/// <summary>What a board says, whoever can read along: what is signed is no secret.</summary>
internal static class SimSpeech
{
    public static T? Read<T>(byte[] payload)
        where T : class => payload is [(byte)'{', ..] ? WireJson.Read<T>(payload) : Jws.Unverified(Encoding.ASCII.GetString(payload)).Payload is { } json ? WireJson.Read<T>(json) : null;
}
