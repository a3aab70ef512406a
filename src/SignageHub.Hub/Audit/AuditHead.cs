using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SignageHub.Hub.Audit;

/// <summary>How many lines there were when the last was written, and which that was: lines that were taken from the end are missed by it.</summary>
/// <param name="Lines">How many.</param>
/// <param name="Last">The hash of the last one; null in a head of before it was kept.</param>
internal sealed record AuditHead(int Lines, string? Last)
{
    public string ToJson(byte[] key) =>
        new JsonObject { ["lines"] = Lines, ["last"] = Last, ["mac"] = CodeOf(Lines, Last, key) }.ToJsonString();

    /// <returns>It; null where it is none, or was not written with the key.</returns>
    /// <param name="json">The content of <c>head.json</c>.</param>
    /// <param name="key">Null where it is not at hand: then the code is not looked at.</param>
    /// <param name="isOldTaken">Whether one of before heads had a code is taken as well.</param>
    public static AuditHead? Of(byte[] json, byte[]? key, bool isOldTaken)
    {
        try
        {
            if (JsonNode.Parse(json) is not JsonObject head || head["lines"]?.GetValue<int>() is not { } lines)
                return null;
            var (last, mac) = (head["last"]?.GetValue<string>(), head["mac"]?.GetValue<string>());
            if (mac is null)
                return isOldTaken ? new AuditHead(lines, Last: null) : null;
            return key is null || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(mac), Encoding.UTF8.GetBytes(CodeOf(lines, last, key))) ? new AuditHead(lines, last) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static string CodeOf(int lines, string? last, byte[] key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"head:{lines}:{last}"))));
}
