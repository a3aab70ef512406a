using System.Globalization;
using NodaTime;
using SignageHub.Documents.Plans;
using SignageHub.Hub.Cli;

namespace SignageHub.Hub.Plans;

/// <summary>What <c>plan read --json</c> prints.</summary>
internal static class PlanJson
{
    public static object Of(ReadPlan plan, Output output) => new
    {
        plan.File,
        Document = new
        {
            plan.Reading.Document.Number,
            Issued = Iso(plan.Reading.Document.Issued),
            plan.Reading.Document.Office,
            plan.Reading.Document.Subject,
            ReportDue = Iso(plan.Reading.Document.ReportDue),
            plan.Reading.Document.ReportDueWording,
            plan.Reading.Document.ReportTo,
            plan.Reading.Document.Responsible,
        },
        Proposals = plan.Reading.Proposals.Select(p => new
        {
            From = p.From?.ToString(),
            To = p.To?.ToString(),
            p.Slogan,
            p.Translation,
            p.Observance,
            p.Choice,
            p.Dark,
            Warnings = Warnings(p.Warnings, output),
            p.Source,
        }),
        Reminders = plan.Reading.Reminders.Select(r => new { r.Kind, From = Iso(r.From), To = Iso(r.To), r.Source }),
        Warnings = Warnings(plan.Reading.Warnings, output),
    };

    private static string? Iso(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<object> Warnings(IReadOnlyList<PlanWarning> warnings, Output output) =>
        warnings.Select(w => new { w.Code, Message = output.Say(w.Message), w.Suggestion });
}
