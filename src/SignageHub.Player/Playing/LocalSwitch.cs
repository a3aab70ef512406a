using SignageHub.Push.BoardSide;

namespace SignageHub.Player.Playing;

/// <summary>What whoever is at the machine turns: the key, the signal and the switch beside the board. Nobody is asked for a password.</summary>
internal sealed class LocalSwitch(BoardPlayer board, Messages messages)
{
    /// <summary>Dark, or lit again: what was done here before counts, not what the hub orders meanwhile.</summary>
    public void Toggle(ClockReading reading) => Turn(!board.IsDarkHere, reading);

    public void Turn(bool dark, ClockReading reading)
    {
        board.BlankHere(dark, reading);
        messages.DarkHere(dark, board.IsDarkByOrder);
    }
}
