using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Reports;
using SignageHub.Hub.Storage;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub dark-hours</c>: the hours for which boards were ordered dark, and whether they were kept.</summary>
internal static class DarkHoursCommand
{
    public static Command Create()
    {
        var command = new Command("dark-hours", "List the hours for which boards were ordered dark, and whether they were kept")
        {
            CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data, CommonOptions.Json,
        };
        command.SetAction(parse =>
        {
            var (settings, output) = (CommonOptions.Settings(parse), CommonOptions.Output(parse));
            var (office, data) = (LoadedSignage.Load(settings, output).Office, DataFolder.Open(settings.DataFolder));
            var zone = office.TimeZone;
            var hours = new DarkHourBook(data, published: null, NullLogger<DarkHourBook>.Instance).All;
            var proofs = Proofs(hours, office, data);
            if (parse.GetValue(CommonOptions.Json))
                output.Json(hours.Select(h => Describe(h, proofs.GetValueOrDefault(h), zone)));
            else if (hours.Count == 0)
                output.Result.WriteLine(output.Say("No board has been ordered dark yet.", "Chưa có bảng nào được lệnh tắt."));
            else
                output.People.Write(Table(hours, proofs, zone, output));
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>What the boards' journals say of the hours that are over; of a board that is no more, nothing.</summary>
    private static Dictionary<DarkHour, DarkHourProof> Proofs(IReadOnlyList<DarkHour> hours, Office office, DataFolder data)
    {
        var journals = new PlayJournals(data);
        var all =
            from own in hours.Where(h => h.Ended is not null).GroupBy(h => h.Board)
            join board in office.Boards on own.Key equals board.Id
            let proof = new BoardProof(board, journals, own.Min(h => h.From), own.Max(h => h.Ended!.Value))
            from hour in own
            select DarkHourProof.From(hour, proof);
        return all.ToDictionary(p => p.Of);
    }

    private static object Describe(DarkHour hour, DarkHourProof? proof, DateTimeZone zone) => new
    {
        Board = hour.Board.Value,
        hour.Entries,
        From = InstantText.Format(hour.From, zone),
        Until = InstantText.Format(hour.Until, zone),
        Ended = hour.Ended is { } ended ? InstantText.Format(ended, zone) : null,
        hour.Verdict,
        hour.Manifest,
        DarkMinutes = proof?.Dark is { } dark ? Math.Round(dark.TotalMinutes, 1) : (double?)null,
        Proved = proof?.IsWhole,
    };

    private static Table Table(IReadOnlyList<DarkHour> hours, Dictionary<DarkHour, DarkHourProof> proofs, DateTimeZone zone, Output output)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(output.Say("Board", "Bảng")).AddColumn(output.Say("From", "Từ")).AddColumn(output.Say("Until", "Đến"));
        table.AddColumn(output.Say("Ordered by", "Theo mục")).AddColumn(output.Say("Kept", "Kết quả")).AddColumn(output.Say("By the board", "Theo bảng"));
        foreach (var hour in hours)
            table.AddRow(
                hour.Board.Value,
                Words.Day(hour.From, zone),
                Words.Day(hour.Ended ?? hour.Until, zone),
                Markup.Escape(string.Join(", ", hour.Entries)),
                output.Say(hour.Words),
                proofs.TryGetValue(hour, out var proof) ? output.Say(proof.Words) : "");
        return table;
    }
}
