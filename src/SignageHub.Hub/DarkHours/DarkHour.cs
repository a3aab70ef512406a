using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;

namespace SignageHub.Hub.DarkHours;

/// <summary>A time for which a board was ordered dark, as the hub saw it pass.</summary>
/// <param name="Board">Which board.</param>
/// <param name="Entries">The entries that ordered it.</param>
/// <param name="From">When darkness was to begin.</param>
/// <param name="Until">When it was to end.</param>
/// <param name="Manifest">The version of the signed manifest that was out when it began; null when the board had none.</param>
/// <param name="SeenFrom">When the hub first saw it: later than <paramref name="From"/> where the hub started, or the plan changed, meanwhile.</param>
public sealed record DarkHour(BoardId Board, IReadOnlyList<string> Entries, Instant From, Instant Until, long? Manifest, Instant SeenFrom)
{
    /// <summary>When the entries wanted darkness to begin, within the board's hours: earlier than <see cref="From"/> where something else was on before.</summary>
    public Instant WantedFrom { get; init; } = From;

    /// <summary>When they wanted it to end: later than <see cref="Until"/> where an alert was to come between.</summary>
    public Instant WantedUntil { get; init; } = Until;

    /// <summary>A wake is never exact: an alarm clock rings a moment late.</summary>
    private static readonly Duration Tolerance = Duration.FromMinutes(1);

    /// <summary>When darkness ended by the plan as it then was; null while it goes on.</summary>
    public Instant? Ended { get; init; }

    /// <summary>When the hub saw that it had ended: much later where the hub did not run at the end.</summary>
    public Instant? SeenEnd { get; init; }

    /// <summary>The hub was stopped and started again meanwhile.</summary>
    public bool IsInterrupted { get; init; }

    public DarkVerdict Verdict =>
        Ended is not { } ended ? DarkVerdict.Open
        : ended < WantedUntil || ended < Until || From > WantedFrom ? DarkVerdict.CutShort
        : IsInterrupted || SeenFrom > From + Tolerance || SeenEnd > ended + Tolerance ? DarkVerdict.NotWatched
        : DarkVerdict.Kept;

    /// <summary>What was ordered; whether the board was dark, its own journal tells.</summary>
    public Bilingual Words => Verdict switch
    {
        DarkVerdict.Kept => new("ordered dark throughout", "đã ra lệnh tắt trong suốt thời gian này"),
        DarkVerdict.CutShort => new(
            $"interrupted: ordered dark for {Minutes(Ended!.Value - From)} of {Minutes(WantedUntil - WantedFrom)} minutes",
            $"lệnh tắt bị gián đoạn: có hiệu lực {Minutes(Ended!.Value - From)} trong {Minutes(WantedUntil - WantedFrom)} phút"),
        DarkVerdict.NotWatched => new("ordered, but the hub did not run all the time", "đã ra lệnh, nhưng trung tâm không chạy suốt thời gian này"),
        _ => new("going on", "đang trong giờ tắt"),
    };

    private static int Minutes(Duration length) => (int)length.TotalMinutes;
}

public enum DarkVerdict
{
    /// <summary>It still goes on.</summary>
    Open,

    /// <summary>The order to be dark stood from the beginning to the end of the time that its entries want, and the hub was there. What the board did, its own journal tells.</summary>
    Kept,

    /// <summary>An alert, or a change of the plan, took a part of its time.</summary>
    CutShort,

    /// <summary>The hub was not there all the time, at its beginning, its end or between; the board had the order in its manifest all the same.</summary>
    NotWatched,
}
