using System.Globalization;
using NodaTime;
using SignageHub.Core;
using SignageHub.Documents.Plans;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Plans;

/// <summary>What somebody has made of the proposals.</summary>
/// <param name="Rows">One a proposal, in order.</param>
public sealed record PlanForm(IReadOnlyList<PlanRow> Rows)
{
    /// <summary>In place of a warning's number: this slogan of a list of which one is enough, and none of the others.</summary>
    private const string Only = "only";

    internal static PlanForm Of(ReadPlan plan) => new([.. plan.Reading.Proposals.Select(p => new PlanRow(
        // A day that the document does not have is for a person to tick.
        (p.Dark || p.Slogan is not null) && p.From is not null && p.Corrected is null, PlanRow.Text(p.From), PlanRow.Text(p.To), p.Slogan ?? ""))]);

    internal static PlanForm Of(IFormCollection form, ReadPlan plan) => new([.. plan.Reading.Proposals.Select((_, i) => new PlanRow(
        form["accept"].Contains(Word(i + 1)), form.Text($"from{i + 1}"), form.Text($"to{i + 1}"), form.Text($"slogan{i + 1}").ReplaceLineEndings(" ")))]);

    /// <summary>What was typed and taken, for whoever has to begin anew: a line for each.</summary>
    internal static string TextOf(IFormCollection form) => string.Join('\n', form["accept"].OfType<string>().Take(1000)
        .Select(number => $"{form.Text($"from{number}")} - {form.Text($"to{number}")}: {form.Text($"slogan{number}").ReplaceLineEndings(" ")}"));

    /// <summary>For the command line's own words: <c>1,3</c>.</summary>
    internal string Accepted => string.Join(',', Rows.Select((row, i) => (row, i)).Where(r => r.row.IsAccepted).Select(r => Word(r.i + 1)));

    /// <summary>What was changed, of what was accepted: <c>2:from=07/04/2023</c>.</summary>
    internal List<string> Fixes(ReadPlan plan)
    {
        var fixes = new List<string>();
        foreach (var (row, read, number) in Rows.Zip(Of(plan).Rows, Enumerable.Range(1, Rows.Count)).Where(r => r.First.IsAccepted))
        {
            if (row.From != read.From)
                fixes.Add($"{Word(number)}:from={row.From}");
            if (row.To != read.To)
                fixes.Add($"{Word(number)}:to={row.To}");
            if (row.Slogan != read.Slogan && row.Slogan.Length > 0)
                fixes.Add($"{Word(number)}:slogan={row.Slogan}");
        }

        return fixes;
    }

    /// <summary>What keeps those that are taken from being imported, field by field.</summary>
    internal IReadOnlyList<PlanFault> Faults(PlanReading reading) =>
    [
        .. from taken in Rows.Select((row, i) => (Row: row, Number: i + 1)).Where(r => r.Row.IsAccepted)
           let isDark = reading.Proposals[taken.Number - 1].Dark
           from field in new[] { ("slogan", isDark || taken.Row.Slogan.Length > 0 ? null : PlanTexts.NoText), ("from", Day(taken.Row.From)), ("to", Day(taken.Row.To)) }
           where field.Item2 is not null
           select new PlanFault(taken.Number, field.Item1, field.Item2),
    ];

    private static Bilingual? Day(string typed) => typed.Length == 0 ? PlanTexts.NoDay : PlanChoice.IsMoment(typed) ? null : PlanTexts.IsNoDay(typed);

    /// <summary>What a press of a button beside a doubt asks for: the second doubt of the first proposal is <c>1:1</c>.</summary>
    internal static string Use(int number, int warning) => $"{Word(number)}:{Word(warning)}";

    /// <summary>The same for a slogan of a list of which one is enough.</summary>
    internal static string UseOnly(int number) => $"{Word(number)}:{Only}";

    /// <summary>Others of the same list are taken, too.</summary>
    internal bool HasRivals(PlanReading reading, int number) =>
        reading.Proposals[number - 1].Choice is { } choice && reading.Proposals.Zip(Rows).Where((pair, i) => i != number - 1 && pair.First.Choice == choice).Any(pair => pair.Second.IsAccepted);

    /// <summary>Takes over a correction that the page proposed; what it did not propose changes nothing.</summary>
    /// <param name="use">See <see cref="Use"/>.</param>
    /// <param name="plan">The document.</param>
    internal PlanForm With(string use, ReadPlan plan)
    {
        var colon = use.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || !int.TryParse(use.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > Rows.Count)
            return this;
        var (proposals, what) = (plan.Reading.Proposals, use[(colon + 1)..]);
        var proposal = proposals[number - 1];
        if (what == Only)
            return new PlanForm([.. Rows.Select((row, i) => i == number - 1 ? row with { IsAccepted = true } : proposal.Choice is { } choice && proposals[i].Choice == choice ? row with { IsAccepted = false } : row)]);
        return int.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < proposal.Warnings.Count && proposal.Warnings[index].Remedy is { } remedy
            ? new PlanForm([.. Rows.Select((row, i) => i == number - 1 ? row.With(remedy) : row)])
            : this;
    }

    private static string Word(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A field of a proposal that cannot stay so.</summary>
/// <param name="Number">The proposal's, from 1.</param>
/// <param name="Field"><c>slogan</c>, <c>from</c> or <c>to</c>.</param>
/// <param name="Words">What is wrong and what to write.</param>
public sealed record PlanFault(int Number, string Field, Bilingual Words);

/// <param name="IsAccepted">Taken into the playlist.</param>
/// <param name="From">As typed.</param>
/// <param name="To">As typed.</param>
/// <param name="Slogan">As typed.</param>
public sealed record PlanRow(bool IsAccepted, string From, string To, string Slogan)
{
    /// <summary>As people write it: <c>25/03/2023</c>, <c>25/03/2023 20:30</c>.</summary>
    internal static string Text(PlanMoment? moment) => moment is not { } known ? ""
        : Text(known.Day) + (known.Hour is { } hour ? hour.ToString(" HH:mm", CultureInfo.InvariantCulture) : "");

    internal static string Text(LocalDate day) => TypedDays.Shown(day);

    /// <summary>As somebody wants it who agrees with a remedy: with its days it is taken, as they said so themselves.</summary>
    internal PlanRow With(PlanRemedy remedy) => new(
        IsAccepted || remedy.From is not null || remedy.To is not null, On(From, remedy.From), On(To, remedy.To), Instead(remedy));

    /// <summary>The remedy would change something.</summary>
    internal bool Wants(PlanRemedy? remedy) => remedy is not null && With(remedy) != this;

    /// <summary>Words that the slogan does not have are replaced nowhere.</summary>
    internal bool Has(PlanRemedy remedy) => remedy is { Written: { } written, Instead: not null } && Find(Slogan, written, 0) >= 0;

    /// <summary>Another day at the same hour.</summary>
    private static string On(string typed, LocalDate? day)
    {
        if (day is not { } known)
            return typed;
        var parts = typed.Split(['T', ' '], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 0 && TypedDays.Day(parts[0]) == TypedDays.Day(Text(known)))
            return typed;
        return parts.Length == 2 ? $"{Text(known)} {parts[1]}" : Text(known);
    }

    private string Instead(PlanRemedy remedy)
    {
        if (remedy is not { Written: { } written, Instead: { } instead })
            return Slogan;
        var text = Slogan;
        for (var at = Find(text, written, 0); at >= 0; at = Find(text, written, at + instead.Length))
            text = string.Concat(text.AsSpan(0, at), instead, text.AsSpan(at + written.Length));
        return text;
    }

    /// <summary>As whole words: <c>và và</c> is no part of another word.</summary>
    private static int Find(string text, string words, int start)
    {
        for (var at = text.IndexOf(words, start, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var end = at + words.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return at;
        }

        return -1;
    }
}
