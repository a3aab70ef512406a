using System.Text.Json.Nodes;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Editing;

/// <summary>What a playlist is called and which plan it carries out, as its form shows it.</summary>
public sealed record PlaylistFacts(string Name, string PlanNumber, string ReportDue, string ReportTo)
{
    internal static PlaylistFacts Of(IFormCollection form) => new(Text(form, "name"), Text(form, "planNumber"), Text(form, "reportDue"), Text(form, "reportTo"));

    /// <param name="json">The file, sound.</param>
    /// <param name="id">Stands for a name that the file does not have.</param>
    internal static PlaylistFacts OfJson(string json, string id)
    {
        var file = EntryForm.Parse(json);
        var plan = file["plan"] as JsonObject ?? [];
        var due = plan["reportDue"]?.ToString() ?? "";
        // In either language the day stands first: that is how it is typed.
        return new PlaylistFacts(
            file["name"]?.ToString() ?? id, plan["number"]?.ToString() ?? "", LocalDatePattern.Iso.Parse(due) is { Success: true, Value: var day } ? WallTime.Day(day, Language.Vietnamese) : due,
            plan["reportTo"]?.ToString() ?? "");
    }

    /// <summary>Puts what is another into the file; comments, and facts that the form does not have, stay as they are.</summary>
    internal string In(string text, string id)
    {
        var before = OfJson(text, id);
        if (Name != before.Name)
            text = JsonEdit.Set(text, JsonSpans.Of(text), "name", EntryForm.Quote(Name));
        text = WithPlan(text, "number", PlanNumber, before.PlanNumber);
        text = WithPlan(text, "reportDue", TypedDays.Day(ReportDue), TypedDays.Day(before.ReportDue));
        return WithPlan(text, "reportTo", ReportTo, before.ReportTo);
    }

    /// <summary>What the file's reader says of them, to whoever typed them: what wants the number of a plan is named as the form calls it.</summary>
    internal IReadOnlyList<Problem> Told(IReadOnlyList<Problem> problems) =>
        [.. problems.Select(problem => problem is { FieldPath: "plan.number", Lacks: not null } && Wants is { } wants ? problem with { InForm = wants } : problem)];

    private Bilingual? Wants => ReportDue.Length > 0 ? EditTexts.DueWantsNumber : ReportTo.Length > 0 ? EditTexts.RecipientWantsNumber : null;

    /// <summary>What somebody typed, carried over to the file as others have changed it since: each field that was not touched is as it stands now.</summary>
    internal PlaylistFacts Onto(PlaylistFacts was, PlaylistFacts now) => new(
        Name == was.Name ? now.Name : Name, PlanNumber == was.PlanNumber ? now.PlanNumber : PlanNumber,
        ReportDue == was.ReportDue ? now.ReportDue : ReportDue, ReportTo == was.ReportTo ? now.ReportTo : ReportTo);

    private static string WithPlan(string text, string field, string typed, string before)
    {
        if (typed == before)
            return text;
        var root = JsonSpans.Of(text);
        if (typed.Length > 0)
            return root["plan"] is { } plan ? JsonEdit.Set(text, plan, field, EntryForm.Quote(typed)) : JsonEdit.Set(text, root, "plan", $"{{ \"{field}\": {EntryForm.Quote(typed)} }}");
        if (root["plan"] is not { } there)
            return text;
        return there.Members.All(member => member.Name == field) ? JsonEdit.Remove(text, root, "plan") : JsonEdit.Remove(text, there, field);
    }

    private static string Text(IFormCollection form, string name) => form[name].ToString().ReplaceLineEndings(" ").Trim() is var text && text.Length > 400 ? text[..400] : text;
}
