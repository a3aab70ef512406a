using NodaTime;
using SignageHub.Core;
using SignageHub.Hub.Reports;

namespace SignageHub.Hub.DarkHours;

/// <summary>What a board's own plays prove of a dark hour: the record says what was ordered, this says what came of it.</summary>
/// <param name="Of">The hour as it was recorded; it has ended.</param>
/// <param name="Dark">How long the board says that it was dark; null where its journal does not reach that far.</param>
public sealed record DarkHourProof(DarkHour Of, Duration? Dark)
{
    /// <param name="hour">Ended; one that goes on has no proof yet.</param>
    /// <param name="proof">Of its board, over its time.</param>
    internal static DarkHourProof From(DarkHour hour, BoardProof proof)
    {
        var dark = proof.Dark(hour.From, hour.Ended!.Value);
        return new DarkHourProof(hour, dark > Duration.Zero || proof.LastKnown >= hour.Ended ? dark : null);
    }

    private Duration Ordered => Of.Ended!.Value - Of.From;

    /// <summary>The journal covers the hour, but for what a look at the display may cost.</summary>
    public bool IsWhole => Dark >= Ordered - BoardProof.Tolerance;

    public Bilingual Words => Dark is not { } dark
        ? new("the board's journal of it has not come", "nhật ký của bảng chưa gửi về")
        : IsWhole
            ? new("the board's journal proves it", "nhật ký của bảng xác nhận đã tắt")
            : new($"by its journal the board was dark for {Minutes(dark)} of {Minutes(Ordered)} minutes", $"theo nhật ký, bảng tắt {Minutes(dark)} trong {Minutes(Ordered)} phút");

    private static int Minutes(Duration length) => (int)Math.Round(length.TotalMinutes);
}
