using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;

namespace SignageHub.Push.Messages;

/// <summary>The protocol's messages as UTF-8 JSON and back. The same message always gives the same bytes.</summary>
public static class WireJson
{
    private static readonly WireContext Context = new(ManifestJson.Options());

    public static byte[] Write<T>(T message)
        where T : class => JsonSerializer.SerializeToUtf8Bytes(message, Info<T>());

    /// <summary>Null for anything that is no such message.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> utf8)
        where T : class
    {
        if (!Utf8.IsValid(utf8))
            return null;
        try
        {
            return JsonSerializer.Deserialize(utf8, Info<T>());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The message as a JWS of a type, see <see cref="Jws"/>.</summary>
    public static string Sign<T>(T message, string type, SigningKey key)
        where T : class => Jws.Sign(Write(message), type, key);

    /// <summary>Null when the signature, its type or the message is not right.</summary>
    public static T? Verify<T>(string compact, string type, IReadOnlyList<VerificationKey> trusted)
        where T : class => Jws.Verify(compact, type, trusted).Payload is { } payload ? Read<T>(payload) : null;

    internal static T? VerifyUnless<T>(bool off, string compact, string type, IReadOnlyList<VerificationKey> trusted)
        where T : class => off ? Jws.Unverified(compact).Payload is { } payload ? Read<T>(payload) : null : Verify<T>(compact, type, trusted);

    private static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)Context.Options.GetTypeInfo(typeof(T));
}

[JsonSerializable(typeof(BoardState))]
[JsonSerializable(typeof(BoardOnline))]
[JsonSerializable(typeof(Play))]
[JsonSerializable(typeof(PlayBatch))]
[JsonSerializable(typeof(PlaysAck))]
[JsonSerializable(typeof(Plays.PlayRow))]
[JsonSerializable(typeof(BlankOrder))]
[JsonSerializable(typeof(BoardCommand))]
[JsonSerializable(typeof(List<VerificationKey>))]
[JsonSerializable(typeof(Enrolment))]
[JsonSerializable(typeof(Enrolling.EnrolBegin))]
[JsonSerializable(typeof(Enrolling.EnrolTicket))]
[JsonSerializable(typeof(Enrolling.EnrolAsk))]
[JsonSerializable(typeof(Enrolling.EnrolReveal))]
[JsonSerializable(typeof(Enrolling.EnrolAnswer))]
[JsonSerializable(typeof(Enrolling.Grant))]
[JsonSerializable(typeof(BoardSide.BoardMemory))]
[JsonSerializable(typeof(BoardSide.OpenPlays))]
[JsonSerializable(typeof(BoardSide.KeptCommands))]
internal sealed partial class WireContext : JsonSerializerContext;
