using System.Text;
using NodaTime;
using NodaTime.Text;
using SignageHub.Push.Storage;

namespace SignageHub.Push.BoardSide;

/// <summary>The time that is certain to have passed, on the disk, so that a board that was without power does not begin before it.</summary>
internal sealed class TimeFile(IDurableDisk disk)
{
    private const string Name = "time";
    private static readonly Duration KeepEvery = Duration.FromMinutes(10);

    private Instant? _kept;
    private Duration _keptAt;

    /// <summary>Null where there is none that can be read.</summary>
    public Instant? Read() =>
        SealedFile.Read(disk, Name) is { IsWhole: true } stored && InstantPattern.ExtendedIso.Parse(Encoding.ASCII.GetString(stored.Content)) is { Success: true } time ? time.Value : null;

    /// <summary>Now and then; at once when what was kept is taken back.</summary>
    public bool IsDue(Instant time, Duration monotonic) => _kept is not { } last || time < last || monotonic >= _keptAt + KeepEvery;

    /// <exception cref="IOException">The disk did not take it; it is tried again when it is due again.</exception>
    public void Keep(Instant time, Duration monotonic)
    {
        (_kept, _keptAt) = (time, monotonic);
        SealedFile.Write(disk, Name, Encoding.ASCII.GetBytes(InstantPattern.ExtendedIso.Format(time)));
    }
}
