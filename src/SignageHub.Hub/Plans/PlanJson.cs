using System.Globalization;
using NodaTime;
using SignageHub.Core;
using SignageHub.Documents.Plans;

namespace SignageHub.Hub.Plans;

/// <summary>What <c>plan read --json</c> prints, and programs are told of a document.</summary>
internal static class PlanJson
{
    public static object Of(ReadPlan plan, Language language) => new
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
            Warnings = Warnings(p.Warnings, language),
            p.Source,
        }),
        Reminders = plan.Reading.Reminders.Select(r => new { r.Kind, From = Iso(r.From), To = Iso(r.To), r.Source }),
        Warnings = Warnings(plan.Reading.Warnings, language),
    };

    private static string? Iso(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<object> Warnings(IReadOnlyList<PlanWarning> warnings, Language language) =>
        warnings.Select(w => new { w.Code, Message = w.Message.In(language), w.Suggestion });
}
