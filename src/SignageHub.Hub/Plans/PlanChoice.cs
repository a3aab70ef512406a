using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Json;
using SignageHub.Documents.Plans;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Plans;

/// <summary>A proposal that somebody takes.</summary>
/// <param name="Number">From 1, as <c>plan read</c> counts.</param>
/// <param name="Proposal">With their corrections.</param>
/// <param name="IsDated">They gave the day themselves that stands in the place of the document's.</param>
internal sealed record ChosenProposal(int Number, Proposal Proposal, bool IsDated)
{
    /// <summary>It has a text, or is dark, and both its days.</summary>
    public bool IsUsable => Proposal is { From: not null, To: not null } && (Proposal.Dark || Proposal.Slogan is not null);

    /// <summary>A day stands in it that the document does not have, and nobody has said so.</summary>
    public bool NeedsConfirming => Proposal.Corrected is not null && !IsDated;

    /// <summary>On which side that day stands, <c>from</c> or <c>to</c>; null where there is none.</summary>
    public string? CorrectedSide => Proposal.Corrected is null ? null : Proposal.To?.Day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) == Proposal.Corrected ? "to" : "from";
}

/// <summary>Which proposals a person takes, and what of them they correct.</summary>
internal static class PlanChoice
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>What is wrong with the entries of a draft, by their proposals: nobody has seen the file.</summary>
    /// <param name="problems">Of the draft.</param>
    /// <param name="entries">In the draft's order.</param>
    /// <param name="words">From a problem to what is said of it.</param>
    public static Bilingual Words(IEnumerable<Problem> problems, IReadOnlyList<ChosenProposal> entries, Func<Problem, Bilingual> words) =>
        ProblemWords.Joined(problems.Select(problem => Words(problem, entries, words)));

    /// <inheritdoc cref="Words(IEnumerable{Problem}, IReadOnlyList{ChosenProposal}, Func{Problem, Bilingual})"/>
    /// <param name="problem">Of the draft.</param>
    /// <param name="entries">In the draft's order.</param>
    /// <param name="words">From a problem to what is said of it.</param>
    public static Bilingual Words(Problem problem, IReadOnlyList<ChosenProposal> entries, Func<Problem, Bilingual> words) => EntryOf(problem, entries) is { } entry
        ? new($"Proposal {entry.Number}: {words(problem).En}", $"Đề xuất {entry.Number}: {words(problem).Vi}")
        : words(problem);

    private static ChosenProposal? EntryOf(Problem problem, IReadOnlyList<ChosenProposal> entries)
    {
        const string List = "entries[";
        var end = problem.Path.IndexOf(']', StringComparison.Ordinal);
        return problem.Path.StartsWith(List, StringComparison.Ordinal) && end > 0
            && int.TryParse(problem.Path.AsSpan(List.Length, end - List.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < entries.Count ? entries[index] : null;
    }

    /// <param name="proposals">Of the document.</param>
    /// <param name="accept">Numbers and ranges, <c>1,3-5</c>; null for all.</param>
    /// <param name="fixes">Corrections, <c>2:from=2023-04-07</c>.</param>
    /// <exception cref="InputProblemException">A number or a correction that makes no sense; the words say which and why.</exception>
    public static IReadOnlyList<ChosenProposal> Of(IReadOnlyList<Proposal> proposals, string? accept, IReadOnlyList<string> fixes)
    {
        var numbers = accept is null
            ? Enumerable.Range(1, proposals.Count).ToList()
            : accept.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(part => Numbers(part, proposals.Count)).Distinct().Order().ToList();
        var chosen = numbers.ToDictionary(n => n, n => new ChosenProposal(n, proposals[n - 1], false));
        foreach (var fix in fixes)
        {
            var (number, field, value) = Parts(fix, proposals.Count);
            chosen[number] = Fixed(chosen.GetValueOrDefault(number) ?? throw NotTaken(number, fix), field, value, fix);
        }

        return [.. numbers.Select(n => chosen[n])];
    }

    private static (int Number, string Field, string Value) Parts(string fix, int count)
    {
        var colon = fix.IndexOf(':', StringComparison.Ordinal);
        var equal = fix.IndexOf('=', StringComparison.Ordinal);
        return colon > 0 && equal > colon ? (Number(fix[..colon], count), fix[(colon + 1)..equal].Trim().ToLowerInvariant(), fix[(equal + 1)..].Trim()) : throw Wrong(new(
            $"'{Say.Short(fix)}' is no correction. Write 2:from=7/4/2023, 2:to=15/4/2023 or 2:slogan=TEXT.",
            $"'{Say.Short(fix)}' không phải cách sửa. Hãy ghi 2:from=7/4/2023, 2:to=15/4/2023 hoặc 2:slogan=NỘI DUNG."));
    }

    private static IEnumerable<int> Numbers(string part, int count)
    {
        var ends = part.Split(['-', '–'], StringSplitOptions.TrimEntries);
        if (ends.Length > 2)
            throw NoNumber(part);
        var (first, last) = (Number(ends[0], count), Number(ends[^1], count));
        return first <= last ? Enumerable.Range(first, last - first + 1) : throw Wrong(new($"'{part}' runs backwards; write {last}-{first}.", $"'{part}' ngược thứ tự; hãy ghi {last}-{first}."));
    }

    private static int Number(string text, int count)
    {
        if (!int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw NoNumber(text);
        return number >= 1 && number <= count ? number : throw Wrong(new(
            $"There is no proposal {number}: the document has {count}; see 'plan read'.", $"Không có đề xuất {number}: văn bản có {count} đề xuất; xem 'plan read'."));
    }

    private static ChosenProposal Fixed(ChosenProposal chosen, string field, string value, string fix) => field switch
    {
        "from" => chosen with { Proposal = chosen.Proposal with { From = Moment(value) }, IsDated = chosen.IsDated || chosen.CorrectedSide is null || chosen.CorrectedSide == field },
        "to" => chosen with { Proposal = chosen.Proposal with { To = Moment(value) }, IsDated = chosen.IsDated || chosen.CorrectedSide is null || chosen.CorrectedSide == field },
        "slogan" when chosen.Proposal.Dark => throw Wrong(new($"'{Say.Short(fix)}': proposal {chosen.Number} is a dark time and has no text.", $"'{Say.Short(fix)}': đề xuất {chosen.Number} là giờ tắt bảng, không có chữ.")),
        "slogan" when value.Length > 0 => chosen with { Proposal = chosen.Proposal with { Slogan = value } },
        "slogan" => throw Wrong(new($"'{Say.Short(fix)}': the text is empty; leave the proposal out with --accept instead.", $"'{Say.Short(fix)}': nội dung rỗng; nếu muốn bỏ đề xuất, hãy dùng --accept.")),
        _ => throw Wrong(new($"'{Say.Short(field)}' is nothing that can be corrected: from, to or slogan.", $"Không sửa được '{Say.Short(field)}': chỉ sửa from, to hoặc slogan.")),
    };

    /// <summary>Whether it is a day as people write it, or one with a time.</summary>
    internal static bool IsMoment(string value) => Read(value) is not null;

    /// <summary><c>2023-04-07</c>, <c>7/4/2023</c>, and either with a time after T or a blank.</summary>
    private static PlanMoment Moment(string value) => Read(value) ?? throw Wrong(new(
        $"'{Say.Short(value)}' is no day. Write 7/4/2023 or 2023-04-07, with a time 2023-04-07T20:30.", $"'{Say.Short(value)}' không phải ngày. Hãy ghi 7/4/2023 hoặc 2023-04-07, kèm giờ thì 2023-04-07T20:30."));

    private static PlanMoment? Read(string value)
    {
        var parts = value.Split(['T', ' '], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var day = parts.Length == 0 ? null : LocalDatePattern.Iso.Parse(TypedDays.Day(parts[0]));
        var time = parts.Length == 2 ? Time.Parse(parts[1]) : null;
        return day is not { Success: true } || time is { Success: false } ? null : new PlanMoment(day.Value, time?.Value);
    }

    private static InputProblemException NotTaken(int number, string fix) => Wrong(new(
        $"'{Say.Short(fix)}' corrects proposal {number}, which --accept does not take. Add {number} to --accept, or leave the correction out.",
        $"'{Say.Short(fix)}' sửa đề xuất {number}, nhưng --accept không lấy đề xuất này. Hãy thêm {number} vào --accept, hoặc bỏ phần sửa."));

    private static InputProblemException NoNumber(string text) => Wrong(new(
        $"'{Say.Short(text)}' is no number of a proposal. Write --accept 1,3 or 1-3, with the numbers of 'plan read'.", $"'{Say.Short(text)}' không phải số đề xuất. Hãy ghi --accept 1,3 hoặc 1-3, theo số trong 'plan read'."));

    private static InputProblemException Wrong(Bilingual words) => new(words);
}
