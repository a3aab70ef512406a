using System.Text;
using NodaTime;
using NodaTime.Text;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Messages;
using SignageHub.Push.Storage;

namespace SignageHub.Simulation.Tests;

/// <summary>What stands on a board's disk, read beside the board.</summary>
internal static class SimFiles
{
    /// <summary>The time, where it can be read.</summary>
    public static Instant? Time(SimDisk disk) => disk.Read("time") is { Length: > 65 } file && SealedFile.Read(disk, "time") is { IsWhole: true }
        ? InstantPattern.ExtendedIso.Parse(Encoding.ASCII.GetString(file, 65, file.Length - 65)).Value
        : null;

    /// <summary>The manifest that the next start finds, where it can be read.</summary>
    public static string? Manifest(SimDisk disk) => SealedFile.Read(disk, "memory") is { IsWhole: true } stored ? WireJson.Read<BoardMemory>(stored.Content)?.Manifest : null;

    /// <summary>The red button's order and how new it is, for messages.</summary>
    public static string Order(SimDisk disk) => string.Join(", ", new[] { "blank", "blank-seen" }.Select(file => SealedFile.Read(disk, file) is { } stored ? $"{Encoding.UTF8.GetString(stored.Content)} {(stored.IsWhole ? "" : "damaged")}" : "none"));
}
