using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using NodaTime;
using SignageHub.Core;

namespace SignageHub.Hub.Accounts;

/// <summary>With it a program acts in a person's name; of 256 random bits only the hash is kept.</summary>
/// <param name="Id">Names it on the page.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="Hash">SHA-256.</param>
/// <param name="MayWrite">Whether it may change anything; whatever the person may not, it may not either.</param>
/// <param name="Until">Its end: a year after it was made.</param>
/// <param name="As">Where it may change anything, the most that it may of what the person may. Tokens of before this was asked may all.</param>
public sealed record ApiToken(string Id, string Name, string Hash, bool MayWrite, Instant Until, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Role As = Role.Admin)
{
    public const int Most = 20;

    private const string Prefix = "signagehub_";

    private static readonly Duration Lasts = Duration.FromDays(365);

    public static readonly Bilingual Title = new("Tokens for programs", "Mã truy cập cho chương trình");
    public static readonly Bilingual Lead = new("A program with a token does in your name what you may do. The interface is described at", "Chương trình có mã sẽ làm thay bạn những gì bạn được phép. Giao diện được mô tả tại");
    public static readonly Bilingual NameOf = new("What for", "Dùng cho việc gì");
    public static readonly Bilingual Scope = new("May", "Được phép");
    public static readonly Bilingual Read = new("only read", "chỉ đọc");
    public static readonly Bilingual UntilWord = new("until", "đến");
    public static readonly Bilingual Make = new("Make a token", "Tạo mã");
    public static readonly Bilingual TooMany = new("You have 20 tokens. End one that is not needed any more.", "Bạn đã có 20 mã. Hãy hủy mã không còn dùng.");
    public static readonly Bilingual Missing = new("Send a token that is good for this: Authorization: Bearer … Tokens are made at /account.", "Hãy gửi mã truy cập hợp lệ: Authorization: Bearer … Mã được tạo tại /account.");

    public static readonly Bilingual OnlyForReading = new(
        "This token may only read. Make one that may read and change at /account.", "Mã này chỉ được đọc. Hãy tạo mã được đọc và thay đổi tại /account.");

    public static readonly Bilingual TooLittle = new(
        "This token may less than you: it was made for another role. Make one that may do this at /account.", "Mã này được phép ít hơn bạn: mã được tạo cho vai trò khác. Hãy tạo mã đủ quyền tại /account.");

    /// <param name="name">What the person calls it.</param>
    /// <param name="role">The most that it may; null for reading alone.</param>
    /// <param name="now">The true time.</param>
    public static (ApiToken Token, string Key) New(string name, Role? role, Instant now)
    {
        var key = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new ApiToken(AccountStore.NewId(), name, Sessions.HashOf(key), role is not null, now + Lasts, role ?? Role.Admin), key);
    }

    /// <summary>As a request brings it (RFC 6750 §2.1).</summary>
    public static string? Of(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme + Prefix, StringComparison.Ordinal) && header.Length < 200 ? header[scheme.Length..] : null;
    }

    /// <summary>What it may, in words.</summary>
    public static Bilingual Says(Role? role) => role is { } most
        ? new($"read and change, as {AccountTexts.RoleName(most).En}", $"đọc và thay đổi, với quyền {AccountTexts.RoleName(most).Vi}")
        : Read;

    /// <summary>The roles that a person may give to a token: their own and those below, from least to most.</summary>
    public static IReadOnlyList<Role> RolesFor(IReadOnlyList<Grant> grants) =>
        [.. Enum.GetValues<Role>().Where(role => role > Role.Viewer && grants.Any(grant => grant.Role >= role))];

    /// <summary>What a program may with it of what the person may.</summary>
    public IReadOnlyList<Grant> Of(IReadOnlyList<Grant> grants) => [.. grants.Select(grant => grant.Role > As ? grant with { Role = As } : grant)];

    public static Bilingual Shown(string name, string key) => new(
        $"The token for {name}: {key} Keep it now, it is not shown again.", $"Mã cho {name}: {key} Hãy lưu lại ngay, mã không hiện lại.");
}
