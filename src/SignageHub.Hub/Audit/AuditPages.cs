using SignageHub.Hub.Accounts;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Audit;

/// <summary><c>/audit</c>: who did what.</summary>
internal static class AuditPages
{
    private const int OnAPage = 100;

    public static IResult Show(int? page, AuditLog audit)
    {
        var sheet = audit.Look(page ?? 0, OnAPage);
        return new Page<AuditPage>(new()
        {
            [nameof(AuditPage.Lines)] = sheet.Lines,
            [nameof(AuditPage.Number)] = sheet.Number,
            [nameof(AuditPage.Last)] = sheet.Last,
            [nameof(AuditPage.Verdict)] = sheet.Verdict,
        });
    }

    public static IResult Export(Caller caller, AuditLog audit)
    {
        audit.Write(caller.Account!.Name, "audit.export", "audit.jsonl", from: caller.From);
        return Results.Bytes(audit.Export(), "application/jsonl", "audit.jsonl");
    }
}
