using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Documents.Plans;
using SignageHub.Hub.Cli;

namespace SignageHub.Hub.Plans;

/// <summary>Which proposals a person takes, and what of them they correct.</summary>
internal static class PlanChoice
{
    /// <exception cref="InputProblemException">A number or a correction that makes no sense.</exception>
    public static IReadOnlyList<(int Number, Proposal Proposal)> Of(IReadOnlyList<Proposal> proposals, string? accept, IReadOnlyList<string> fixes)
    {
        var all = proposals.ToArray();
        foreach (var fix in fixes)
        {
            var (number, field, value) = Parts(fix, all.Length);
            all[number - 1] = Fixed(all[number - 1], field, value, fix);
        }

        var numbers = accept is null
            ? Enumerable.Range(1, all.Length)
            : accept.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => Number(n, all.Length, "--accept " + accept)).Distinct().Order();
        return numbers.Select(n => (n, all[n - 1])).ToList();
    }

    private static (int Number, string Field, string Value) Parts(string fix, int count)
    {
        var colon = fix.IndexOf(':', StringComparison.Ordinal);
        var equal = fix.IndexOf('=', StringComparison.Ordinal);
        return colon > 0 && equal > colon ? (Number(fix[..colon], count, "--fix " + fix), fix[(colon + 1)..equal], fix[(equal + 1)..].Trim()) : throw Wrong("--fix " + fix);
    }

    private static int Number(string text, int count, string given) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= count ? number : throw Wrong(given);

    private static Proposal Fixed(Proposal proposal, string field, string value, string fix) => field switch
    {
        "from" => proposal with { From = Moment(value, fix) },
        "to" => proposal with { To = Moment(value, fix) },
        "slogan" when value.Length > 0 && !proposal.Dark => proposal with { Slogan = value },
        _ => throw Wrong("--fix " + fix),
    };

    private static PlanMoment Moment(string value, string fix)
    {
        if (LocalDatePattern.Iso.Parse(value) is { Success: true } day)
            return new PlanMoment(day.Value, null);
        return LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(value) is { Success: true } time
            ? new PlanMoment(time.Value.Date, time.Value.TimeOfDay)
            : throw Wrong("--fix " + fix);
    }

    private static InputProblemException Wrong(string given) => new(new Bilingual(
        $"'{given}' makes no sense here. Numbers are those of 'plan read'; corrections look like 2:from=2023-04-07, 2:to=2023-04-15 or 2:slogan=TEXT.",
        $"Không hiểu '{given}'. Số thứ tự lấy theo 'plan read'; cách sửa: 2:from=2023-04-07, 2:to=2023-04-15 hoặc 2:slogan=NỘI DUNG."));
}
