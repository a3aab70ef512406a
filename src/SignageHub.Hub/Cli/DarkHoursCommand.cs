using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Hub.DarkHours;
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
            var zone = LoadedSignage.Load(settings, output).Office.TimeZone;
            var hours = new DarkHourBook(DataFolder.Open(settings.DataFolder), published: null, NullLogger<DarkHourBook>.Instance).All;
            if (parse.GetValue(CommonOptions.Json))
                output.Json(hours.Select(h => Describe(h, zone)));
            else if (hours.Count == 0)
                output.Result.WriteLine(output.Say("No board has been ordered dark yet.", "Chưa có bảng nào được lệnh tắt."));
            else
                output.People.Write(Table(hours, zone, output));
            return ExitCode.Fine;
        });
        return command;
    }

    private static object Describe(DarkHour hour, DateTimeZone zone) => new
    {
        Board = hour.Board.Value,
        hour.Entries,
        From = InstantText.Format(hour.From, zone),
        Until = InstantText.Format(hour.Until, zone),
        Ended = hour.Ended is { } ended ? InstantText.Format(ended, zone) : null,
        hour.Verdict,
        hour.Manifest,
    };

    private static Table Table(IReadOnlyList<DarkHour> hours, DateTimeZone zone, Output output)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(output.Say("Board", "Bảng")).AddColumn(output.Say("From", "Từ")).AddColumn(output.Say("Until", "Đến"));
        table.AddColumn(output.Say("Ordered by", "Theo mục")).AddColumn(output.Say("Kept", "Kết quả"));
        foreach (var hour in hours)
            table.AddRow(hour.Board.Value, Words.Day(hour.From, zone), Words.Day(hour.Ended ?? hour.Until, zone), Markup.Escape(string.Join(", ", hour.Entries)), output.Say(hour.Words));
        return table;
    }
}
