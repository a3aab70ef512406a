using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using SignageHub.Core;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub account</c>: for the person at the machine, also when nobody can sign in any more. A running hub knows at once.</summary>
internal static class AccountCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The sign-in name, for example lan.nguyen" };

    private static readonly Option<Role> RoleOption = new("--role") { Description = "viewer, editor, approver or admin", HelpName = "ROLE", DefaultValueFactory = _ => Role.Editor };

    private static readonly Option<string?> Group = new("--group") { Description = "Only for the boards of this group; left out, for every board", HelpName = "NAME" };

    private static readonly Option<string?> Display = new("--display") { Description = "The person's name, as colleagues see it", HelpName = "TEXT" };

    public static Command Create()
    {
        var list = new Command("list", "Who may sign in, and what they may do") { CommonOptions.Data, CommonOptions.Json };
        list.SetAction(List);
        var add = new Command("add", "Make an account and print a one-time code with which the person chooses a password") { Name, RoleOption, Group, Display, CommonOptions.Data };
        add.SetAction(Add);
        var reset = new Command("reset", "A new one-time code: the old password, the second step, passkeys and all sessions end") { Name, CommonOptions.Data };
        reset.SetAction(parse => Change(parse, "reset"));
        var disable = new Command("disable", "Shut an account; its sessions end") { Name, CommonOptions.Data };
        disable.SetAction(parse => Change(parse, "disable"));
        var enable = new Command("enable", "Open an account again") { Name, CommonOptions.Data };
        enable.SetAction(parse => Change(parse, "enable"));
        return new Command("account", "The people who sign in to the pages") { list, add, reset, disable, enable };
    }

    private static int List(ParseResult parse)
    {
        var (output, parts) = (CommonOptions.Output(parse), Parts.Of(parse));
        if (parse.GetValue(CommonOptions.Json))
        {
            output.Json(parts.Accounts.All.Select(a => new { a.Name, a.Display, a.Grants, a.Disabled, HasPassword = a.Password is not null, SecondStep = a.Totp is not null, Passkeys = a.Passkeys.Count }));
            return ExitCode.Fine;
        }

        foreach (var account in parts.Accounts.All)
        {
            var state = account.Disabled ? AccountTexts.Disabled : !account.HasWayIn ? AccountTexts.WaitsForPassword : account.Passkeys.Count > 0 ? AccountTexts.HasPasskeys : account.Totp is not null ? AccountTexts.HasTotp : new("", "");
            output.Result.WriteLine($"{account.Name,-20} {AccountDesk.WordOf(account),-28} {account.Display}  {output.Say(state)}".TrimEnd());
        }

        if (parts.Accounts.IsEmpty)
            output.Result.WriteLine(output.Say(AccountTexts.NoAccountsYet));
        return ExitCode.Fine;
    }

    private static int Add(ParseResult parse)
    {
        var (output, parts, name) = (CommonOptions.Output(parse), Parts.Of(parse), parse.GetValue(Name)!);
        var (display, group) = (parse.GetValue(Display) ?? name, parse.GetValue(Group));
        if (!Account.IsName(name))
            throw new InputProblemException(new Bilingual($"{AccountTexts.BadName.En} {AccountTexts.NameHint.En}.", $"{AccountTexts.BadName.Vi} {AccountTexts.NameHint.Vi}."));
        if (!AccountPages.IsDisplay(display))
            throw new InputProblemException(AccountTexts.BadDisplay);
        if (group is not null && !Account.IsGroup(group))
            throw new InputProblemException(new Bilingual($"'{group}' is no group of boards; write it as in boards.json.", $"'{group}' không phải nhóm bảng; hãy ghi như trong boards.json."));
        var account = new Account { Id = AccountStore.NewId(), Name = name, Display = display, Grants = [new Grant(parse.GetValue(RoleOption), group)], Stamp = SignIn.NewStamp() };
        if (!parts.Accounts.Add(account))
            throw new InputProblemException(AccountTexts.NameTaken);
        parts.Audit.Write("console", "account.add", name, after: AccountDesk.WordOf(account));
        output.Result.WriteLine(output.Say(AccountTexts.CodeFor(name, parts.SignIn.Invite(account.Id)!)));
        return ExitCode.Fine;
    }

    /// <remarks>Whoever sits at the machine may shut out the last admin too: with "enable" and "reset" they let somebody in again.</remarks>
    private static int Change(ParseResult parse, string deed)
    {
        var (output, parts, name) = (CommonOptions.Output(parse), Parts.Of(parse), parse.GetValue(Name)!);
        if (parts.Accounts.Named(name) is not { } before)
            throw new InputProblemException(new Bilingual(
                $"There is no account '{name}'. 'signagehub account list' shows them all.", $"Không có tài khoản '{name}'. Lệnh 'signagehub account list' liệt kê tất cả."));
        if (deed == "reset")
            output.Result.WriteLine(output.Say(AccountTexts.CodeFor(name, parts.SignIn.Invite(before.Id)!)));
        else
            parts.Accounts.Change(before.Id, a => a with { Disabled = deed == "disable", Failures = 0, LockedUntil = null, Stamp = SignIn.NewStamp() });
        parts.Audit.Write("console", "account." + deed, name, AccountDesk.WordOf(before), AccountDesk.WordOf(parts.Accounts.Find(before.Id)!));
        if (deed == "disable")
            output.Result.WriteLine(output.Say($"{name} is shut out, and signed out everywhere.", $"Đã khóa {name} và đăng xuất ở mọi nơi."));
        else if (deed == "enable")
            output.Result.WriteLine(output.Say($"{name} may sign in again.", $"{name} được đăng nhập lại."));
        return ExitCode.Fine;
    }

    private sealed record Parts(AccountStore Accounts, SignIn SignIn, AuditLog Audit)
    {
        public static Parts Of(ParseResult parse)
        {
            var data = DataFolder.Open(CommonOptions.Settings(parse).DataFolder);
            var accounts = new AccountStore(data);
            var audit = new AuditLog(data, TimeProvider.System, NullLogger<AuditLog>.Instance);
            return new Parts(accounts, new SignIn(accounts, new SecretBox(data), audit, TimeProvider.System), audit);
        }
    }
}
