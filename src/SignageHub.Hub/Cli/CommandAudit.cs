using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Cli;

/// <summary>What is done at the machine itself stands in the audit log too, as done by <c>console</c>.</summary>
internal static class CommandAudit
{
    private const string Who = "console";

    public static void Write(ParseResult parse, string deed, string what, string? before = null, string? after = null) =>
        new AuditLog(DataFolder.Open(CommonOptions.Settings(parse).DataFolder), TimeProvider.System, NullLogger<AuditLog>.Instance)
            .Write(Who, deed, what, before, after, Environment.UserName);
}
