using System.Globalization;
using SignageHub.Core;
using SignageHub.Documents.Plans;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Web;
using Spectre.Console;

namespace SignageHub.Hub.Plans;

/// <summary>What <c>plan read</c> shows people: the document, its proposals with their evidence, and the doubts.</summary>
internal static class PlanTable
{
    public static void Write(ReadPlan plan, Output output)
    {
        var head = plan.Reading.Document;
        var facts = new[] { head.Number, head.Issued?.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture), head.Office }.Where(f => f is not null);
        output.Result.WriteLine(head is { Number: null, Issued: null, Office: null }
            ? $"{plan.File} ({output.Say("no number, day or office found in it", "không thấy số, ngày và cơ quan ban hành")})"
            : $"{plan.File}: {string.Join(", ", facts)}");
        if (head.Subject is { } subject)
            output.Result.WriteLine($"  {subject}");
        if (head.ReportDue is { } due)
            output.Result.WriteLine($"  {output.Say("Report", "Báo cáo")}: {head.ReportDueWording} {due.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture)} → {head.ReportTo}");
        if (plan.Reading.Proposals.Count == 0)
            output.Result.WriteLine(output.Say("  Nothing to show on boards was found.", "  Không tìm thấy nội dung nào để hiển thị trên bảng."));
        else
            output.People.Write(Table(plan, output));
        Doubts(plan, Enumerable.Range(1, plan.Reading.Proposals.Count), output);
    }

    /// <summary>The doubts about the document, and those about the proposals of these numbers.</summary>
    public static void Doubts(ReadPlan plan, IEnumerable<int> numbers, Output output)
    {
        foreach (var warning in plan.Reading.Warnings)
            output.PeopleMessages.MarkupLine($"[yellow]{Markup.Escape($"{plan.File}: {output.Say(warning.Message)}")}[/]");
        foreach (var (number, proposal) in numbers.Select(number => (number, plan.Reading.Proposals[number - 1])))
        {
            foreach (var warning in proposal.Warnings)
                output.PeopleMessages.MarkupLine($"[yellow]{Markup.Escape($"{plan.File}, {output.Say(PlaceOf(proposal, number))}: {output.Say(warning.Message)}")}[/]");
        }
    }

    private static Bilingual PlaceOf(Proposal proposal, int number) => new($"line {proposal.Source.Line}, proposal {number}", $"dòng {proposal.Source.Line}, đề xuất {number}");

    /// <summary>As people read days; <c>?</c> where the document does not say.</summary>
    private static string Moment(PlanMoment? moment, Output output) => moment is not { } known ? "?"
        : WallTime.Day(known.Day, output.Language) + (known.Hour is { } hour ? hour.ToString(" HH:mm", CultureInfo.InvariantCulture) : "");

    private static Table Table(ReadPlan plan, Output output)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("#").AddColumn(output.Say("From", "Từ")).AddColumn(output.Say("To", "Đến"));
        table.AddColumn(output.Say("Slogan", "Khẩu hiệu")).AddColumn(output.Say("Observance", "Ngày kỷ niệm")).AddColumn(output.Say("Line", "Dòng"));
        for (var i = 0; i < plan.Reading.Proposals.Count; i++)
        {
            var p = plan.Reading.Proposals[i];
            table.AddRow(
                (i + 1).ToString(CultureInfo.InvariantCulture),
                Markup.Escape(Moment(p.From, output)),
                Markup.Escape(Moment(p.To, output)),
                Markup.Escape(p.Dark ? output.Say("(dark)", "(tắt bảng)") : p.Slogan ?? output.Say("(no text)", "(chưa có nội dung)")),
                Markup.Escape(p.Observance ?? ""),
                p.Source.Line.ToString(CultureInfo.InvariantCulture));
        }

        return table;
    }
}
