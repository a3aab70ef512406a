using SignageHub.Core.Boards;

namespace SignageHub.Core.Programmes;

/// <summary>Which entries a board may show as far as people's approval goes. The same question always has the same answer.</summary>
public interface IApprovals
{
    /// <summary>What an entry still lacks on a board, as it goes on after "its day, but "; null when it may show.</summary>
    Bilingual? Missing(Board board, ScheduledEntry entry);

    /// <summary>The approval by which an entry shows on a board; null where there is none, needed or not.</summary>
    string? Of(Board board, ScheduledEntry entry);
}

/// <summary>Where nobody approves: drafts wait, everything else may show.</summary>
public sealed class NoApprovals : IApprovals
{
    public static readonly IApprovals Instance = new NoApprovals();

    /// <summary>What a draft lacks that nobody has approved.</summary>
    public static readonly Bilingual Draft = new("it is a draft that nobody has approved", "là bản nháp chưa ai duyệt");

    public Bilingual? Missing(Board board, ScheduledEntry entry) => entry.Entry.Draft ? Draft : null;

    public string? Of(Board board, ScheduledEntry entry) => null;
}
