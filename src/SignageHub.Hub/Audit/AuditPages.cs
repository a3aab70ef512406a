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
        var lines = audit.Read();
        var last = Math.Max(0, (lines.Count - 1) / OnAPage);
        var shown = Math.Clamp(page ?? 0, 0, last);
        return new Page<AuditPage>(new()
        {
            [nameof(AuditPage.Lines)] = lines.Reverse().Skip(shown * OnAPage).Take(OnAPage).ToList(),
            [nameof(AuditPage.Number)] = shown,
            [nameof(AuditPage.Last)] = last,
            [nameof(AuditPage.Verdict)] = audit.Verify(),
        });
    }

    public static IResult Export(Caller caller, AuditLog audit)
    {
        audit.Write(caller.Account!.Name, "audit.export", "audit.jsonl");
        return Results.Bytes(audit.Export(), "application/jsonl", "audit.jsonl");
    }
}
