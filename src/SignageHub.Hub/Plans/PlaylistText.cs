using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using SignageHub.Documents.Plans;

namespace SignageHub.Hub.Plans;

/// <summary>A playlist file of drafts: the same proposals give the same bytes.</summary>
internal static class PlaylistText
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <param name="plan">The document.</param>
    /// <param name="entries">What was taken of it, each with its text and its days.</param>
    /// <param name="ownOffice">The name of the office that imports it; null where it is not known.</param>
    public static string Of(ReadPlan plan, IReadOnlyList<ChosenProposal> entries, string? ownOffice)
    {
        var ids = EntryIds.Of(plan.Reading.Proposals);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form))
        {
            var head = plan.Reading.Document;
            json.WriteStartObject();
            json.WriteString("name", Short(head.Subject ?? head.Number ?? Path.GetFileNameWithoutExtension(plan.File), 200));
            if (head.Number is { } number)
                Plan(json, head, number, ownOffice);
            json.WriteStartArray("entries");
            foreach (var entry in entries)
                Entry(json, ids[entry.Number - 1], entry.Proposal, plan.File);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Plan(Utf8JsonWriter json, PlanHead head, string number, string? ownOffice)
    {
        json.WriteStartObject("plan");
        json.WriteString("number", Short(number, 60));
        Write(json, "issued", head.Issued is { } issued ? Iso(issued) : null);
        Write(json, "office", head.Office is { } office ? Short(office, 200) : null);
        Write(json, "responsible", head.Responsible is { } who ? Short(who, 200) : null);
        Write(json, "reportDue", head.LastReportDay is { } due ? Iso(due) : null);
        Write(json, "reportTo", ReceiverOf(head, ownOffice) is { } to ? Short(to, 200) : null);
        json.WriteEndObject();
    }

    /// <summary>An office's plan has its rooms report to itself, and says to whom it sends that on: its own report goes there.</summary>
    private static string? ReceiverOf(PlanHead head, string? ownOffice) =>
        ownOffice is not null && head.ReportTo?.StartsWith(ownOffice, StringComparison.OrdinalIgnoreCase) == true ? head.ReportPassedTo ?? head.ReportTo : head.ReportTo;

    private static void Entry(Utf8JsonWriter json, string id, Proposal proposal, string file)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        if (proposal.Dark)
            json.WriteBoolean("dark", true);
        else
            json.WriteString("slogan", proposal.Slogan);
        var (from, to) = (proposal.From!.Value, proposal.To!.Value);
        json.WriteStartObject("when");
        if (from.Day == to.Day)
        {
            json.WriteString("on", Iso(from.Day));
        }
        else
        {
            json.WriteString("from", Iso(from.Day));
            json.WriteString("to", Iso(to.Day));
        }

        if (HasHours(proposal))
            json.WriteString("hours", string.Create(CultureInfo.InvariantCulture, $"{from.Hour!.Value:HH:mm}-{to.Hour!.Value:HH:mm}"));
        json.WriteEndObject();
        json.WriteBoolean("draft", true);
        json.WriteString("note", Short(Note(proposal, file), 2000));
        json.WriteEndObject();
    }

    private static bool HasHours(Proposal proposal) =>
        proposal is { From.Hour: not null, To.Hour: not null } && (proposal.HoursAreDaily || proposal.From.Value.Day == proposal.To.Value.Day);

    /// <summary>The source, then every doubt: whoever approves sees both.</summary>
    private static string Note(Proposal proposal, string file)
    {
        var lines = new List<string> { $"{Path.GetFileName(file)}, dòng {proposal.Source.Line}: {Short(proposal.Source.Text, 600)}" };
        lines.AddRange(proposal.Warnings.Select(w => w.Message.Vi));
        if (!HasHours(proposal) && (proposal.From?.Hour is not null || proposal.To?.Hour is not null))
            lines.Add($"Văn bản ghi giờ: {proposal.From} đến {proposal.To}; hãy thêm 'hours' nếu cần.");
        return string.Join(" | ", lines).Replace('\t', ' ');
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Short(string text, int longest) => text.Length <= longest ? text.Replace('\t', ' ') : text[..(longest - 1)].TrimEnd().Replace('\t', ' ') + "…";
}
