using NodaTime;
using SignageHub.Core;
using SignageHub.Push.Messages;

namespace SignageHub.Push.Plays;

/// <summary>What no board can have lit within one hour of the clock: such a row proves nothing.</summary>
public static class PlayLimits
{
    /// <summary>A browser rounds each look to the millisecond, and a clock is put right by seconds.</summary>
    private static readonly Duration Rounding = Duration.FromSeconds(5);

    /// <summary>A row is about one hour; boards from before rows were split at the hour wrote a little over it.</summary>
    private static readonly Duration Longest = Duration.FromHours(2);

    /// <summary>No display changes its picture more often.</summary>
    private static readonly Duration ShortestTurn = Duration.FromMilliseconds(10);

    /// <summary>Why the row cannot be believed; null when it can.</summary>
    public static Bilingual? Broken(Play play)
    {
        var length = play.Until - play.From;
        return play switch
        {
            { Lit: < 0 } or { Count: < 0 } => new("a number below zero", "có số âm"),
            _ when length < Duration.Zero => new("it ends before it begins", "kết thúc trước khi bắt đầu"),
            _ when length > Longest => new("longer than the hour that a row is about", "dài hơn một giờ của mỗi dòng"),
            _ when play.Lit > (length + Rounding).TotalMilliseconds => new("lit for longer than it lasted", "thời gian hiện dài hơn chính khoảng thời gian đó"),
            _ when play.Count > 1 + ((length + Rounding) / ShortestTurn) => new("more turns than fit into its time", "số lượt nhiều hơn mức có thể"),
            _ => null,
        };
    }
}
