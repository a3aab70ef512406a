using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>Passwords, codes, seals and rights, each by itself.</summary>
public sealed class AccountRuleTests
{
    [Theory]
    [InlineData("ngắn quá")]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("Matkhau@123456")]
    [InlineData("qwertyuiop12")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("abcabcabcabc")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("iloveyou2024")]
    [InlineData("Hanoi@2026hanoi")]
    [InlineData("lan.nguyen.1990")]
    [InlineData("SignageHub2026")]
    public void Password_ThatIsTriedFirst_IsRefused(string password) =>
        Assert.NotNull(PasswordRules.Problem(password, "lan.nguyen", "Nguyễn Thị Lan", "Sở Công Thương"));

    [Theory]
    [InlineData("bốn từ chẳng liên quan")]
    [InlineData("correct horse battery staple")]
    [InlineData("xK9$vQ2#mW7p")]
    [InlineData("chuồn chuồn bay thấp thì mưa")]
    public void Password_ThatIsHardToGuess_IsTaken(string password) =>
        Assert.Null(PasswordRules.Problem(password, "lan.nguyen", "Nguyễn Thị Lan", "Sở Công Thương"));

    // RFC 6238, appendix B, the last six of eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void Totp_OfTheStandard_IsRight(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Encoding.ASCII.GetBytes("12345678901234567890"), Totp.StepAt(Instant.FromUnixTimeSeconds(seconds))));

    [Fact]
    public void Totp_Used_IsNotGoodAgain()
    {
        var (secret, now) = (Totp.NewSecret(), Instant.FromUtc(2026, 11, 26, 8, 0));
        var step = Totp.Verify(secret, Totp.CodeAt(secret, Totp.StepAt(now)), now, last: 0);

        Assert.Equal(Totp.StepAt(now), step);
        Assert.Null(Totp.Verify(secret, Totp.CodeAt(secret, Totp.StepAt(now)), now, last: step!.Value));
        Assert.Null(Totp.Verify(secret, Totp.CodeAt(secret, Totp.StepAt(now) - 2), now, last: 0));
    }

    // RFC 4648, §10.
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Totp_Secret_IsToldInBase32(string secret, string text) => Assert.Equal(text, Totp.Text(Encoding.ASCII.GetBytes(secret)));

    [Fact]
    public void Seal_OpenedForSomethingElse_StaysShut()
    {
        using var office = new OfficeFolder();
        var box = new SecretBox(DataFolder.Open(office.DataFolder));
        var sealedText = box.Seal([1, 2, 3], "totp a");

        Assert.Equal([1, 2, 3], new SecretBox(DataFolder.Open(office.DataFolder)).Open(sealedText, "totp a"));
        Assert.Null(box.Open(sealedText, "totp b"));
        Assert.Null(box.Open("AAAA" + sealedText[4..], "totp a"));
    }

    [Fact]
    public void Store_ChangedByTheCommandLine_IsSeenByARunningHub()
    {
        using var office = new OfficeFolder();
        var (hub, console) = (new AccountStore(DataFolder.Open(office.DataFolder)), new AccountStore(DataFolder.Open(office.DataFolder)));
        var account = new Account { Id = AccountStore.NewId(), Name = "lan", Display = "Lan", Grants = [new Grant(Role.Editor, "indoor")], Stamp = "1", LockedUntil = Instant.FromUtc(2026, 1, 1, 0, 0) };
        Assert.True(hub.Add(account));

        console.Change(account.Id, a => a with { Disabled = true });
        hub.Change(account.Id, a => a with { Failures = 1 });

        Assert.Equivalent(account with { Disabled = true, Failures = 1 }, console.Named("lan"), strict: true);
        Assert.False(console.Add(account with { Id = "other" }));
        Assert.False(hub.Add(account with { Id = "other", Name = "minh" }, onlyFirst: true));
    }

    [Fact]
    public void Store_Damaged_IsNotTakenForEmpty()
    {
        using var office = new OfficeFolder();
        Directory.CreateDirectory(Path.Combine(office.DataFolder, "accounts"));
        File.WriteAllText(Path.Combine(office.DataFolder, "accounts", "accounts.json"), "{ torn");

        var thrown = Assert.Throws<StartProblemException>(() => new AccountStore(DataFolder.Open(office.DataFolder)).IsEmpty);

        Assert.Contains("is damaged, so nobody can sign in", thrown.Words.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Viewer, null, "lobby", false)]
    [InlineData(Role.Editor, null, "lobby", true)]
    [InlineData(Role.Editor, null, "", true)]
    [InlineData(Role.Editor, "indoor", "lobby", true)]
    [InlineData(Role.Editor, "indoor", "group:indoor", true)]
    [InlineData(Role.Editor, "indoor", "gate", false)]
    [InlineData(Role.Editor, "indoor", "lobby,gate", false)]
    [InlineData(Role.Editor, "indoor", "", false)]
    [InlineData(Role.Editor, "outdoor", "group:indoor", false)]
    [InlineData(Role.Admin, "indoor", "lobby", true)]
    public void Rights_ToAPlaylist_AreThoseToAllItsBoards(Role role, string? group, string targets, bool may)
    {
        var office = new Office("Sở", DateTimeZone.Utc, [Board("lobby", "indoor"), Board("gate", "outdoor")]);
        var wanted = targets.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(t => t.StartsWith("group:", StringComparison.Ordinal) ? (BoardTarget)new BoardTarget.Group(t[6..]) : new BoardTarget.One(BoardId.Parse(t))).ToList();

        Assert.Equal(may, Rights.May([new Grant(role, group)], Deed.EditPlaylist, wanted, office));
    }

    [Fact]
    public void Rights_OfTheWholeOffice_AreNotThoseOfOneGroup()
    {
        Assert.False(Rights.MayAnywhere([new Grant(Role.Admin, "indoor")], Deed.ManageAccounts));
        Assert.False(Rights.MayAnywhere([new Grant(Role.Admin, "indoor")], Deed.ReadAudit));
        Assert.False(Rights.MayAnywhere([new Grant(Role.Admin, "indoor")], Deed.ConfirmDay));
        Assert.True(Rights.MayAnywhere([new Grant(Role.Approver, "indoor")], Deed.Approve));
    }

    private static Board Board(string id, string group) => new()
    {
        Id = BoardId.Parse(id),
        Name = id,
        Size = new Core.Frames.PixelSize(96, 16),
        Color = BoardColor.FullColor,
        TimeZone = DateTimeZone.Utc,
        Groups = [group],
    };
}
