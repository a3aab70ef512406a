using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub audit</c>: who did what, and whether the log is as it was written.</summary>
internal static class AuditCommand
{
    private static readonly Option<int> Last = new("--last") { Description = "Only this many, the newest", HelpName = "COUNT", DefaultValueFactory = _ => 50 };

    private static readonly Option<string?> File = new("--file") { Description = "A copy that was saved elsewhere, in place of the log of the data folder", HelpName = "FILE" };

    public static Command Create()
    {
        CommonOptions.NeverEmpty(File);
        var list = new Command("list", "Who did what, the newest last") { Last, CommonOptions.Data, CommonOptions.Json };
        list.SetAction(List);
        var verify = new Command("verify", "Look at every line of the audit log; names the first that was touched") { File, CommonOptions.Data };
        verify.SetAction(Verify);
        return new Command("audit", "The log of who did what") { list, verify };
    }

    private static int List(ParseResult parse)
    {
        var (output, lines) = (CommonOptions.Output(parse), Log(parse).Read().TakeLast(Math.Max(0, parse.GetValue(Last))).ToList());
        if (parse.GetValue(CommonOptions.Json))
        {
            foreach (var line in lines)
                output.JsonLine(new { line.Number, At = line.At is { } at ? InstantPattern.ExtendedIso.Format(at) : null, line.Who, line.Deed, line.What, line.From, line.Before, line.After });
            return ExitCode.Fine;
        }

        foreach (var line in lines)
            output.Result.WriteLine($"{line.Number,6}  {(line.At is { } at ? InstantPattern.General.Format(at) : "?")}  {line.Who,-16} {line.Deed,-20} {line.What}");
        return ExitCode.Fine;
    }

    private static int Verify(ParseResult parse)
    {
        var output = CommonOptions.Output(parse);
        var verdict = parse.GetValue(File) is { } file ? Copy(file) : Log(parse).Verify();
        if (!verdict.IsWhole)
            throw new InputProblemException(verdict.Words);
        output.Result.WriteLine(output.Say(verdict.Words));
        return ExitCode.Fine;
    }

    /// <summary>Without the key only the chain can be looked at.</summary>
    private static AuditVerdict Copy(string file)
    {
        try
        {
            return AuditCheck.Of(System.IO.File.ReadAllBytes(file), key: null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual($"{file} cannot be read: {FileTrouble.Of(e, file).En}", $"Không đọc được {file}: {FileTrouble.Of(e, file).Vi}"));
        }
    }

    private static AuditLog Log(ParseResult parse) =>
        new(DataFolder.Open(CommonOptions.Settings(parse).DataFolder), TimeProvider.System, NullLogger<AuditLog>.Instance);
}
