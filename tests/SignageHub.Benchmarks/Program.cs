using System.Globalization;
using BenchmarkDotNet.Running;
using SignageHub.Benchmarks;
using SignageHub.Benchmarks.Mqtt;
using SignageHub.Benchmarks.Pages;
using SignageHub.Benchmarks.Player;

// (nothing)                          the figures of the README
// mqtt [ROUNDS]                      the embedded broker beside mosquitto, in turn, 3 rounds if not told otherwise
// mqtt fanout [ROUNDS]               of these, one message to many subscribers alone
// start [ROUNDS]                     start of the hub to the first manifest, and its memory, 3 rounds if not told otherwise
// agenda                             the figures of programmes alone: a year of a board, a week of a fleet, lunar dates
// approvals [BOARDS]                 what it costs that only approved entries show, with 10,000 boards if not told otherwise
// player [FOLDER]                    start of the player to its first picture, and its memory beside a browser's; publishes it first, or takes FOLDER
// edit [EDITS]                       from a saved playlist to the new picture at a board's display, 100 times if not told otherwise
// pacing [SECONDS]                   how evenly the pictures of a strip come, over 30 s if not told otherwise
// plays [BOARDS BATCHES]             plays taken in, on disk before they are acknowledged; 50 boards with 20 batches if not told otherwise
// fleet [BOARDS]                     one edit that touches 10,000 simulated boards, until all have said they have it, and the hub's memory
// pages [BOARDS]                     the hub's pages with 100 boards if not told otherwise: how soon they come, their scripts, preview, save, 200 people who watch
// anything else                      BenchmarkDotNet's own arguments, for example: --filter '*Rendering*'
return args switch
{
    [] => await Figures.Print(),
    ["agenda"] => Figures.PrintProgrammes(),
    ["approvals"] => ApprovalFigures.Print(boards: 10_000),
    ["approvals", var boards] => ApprovalFigures.Print(int.Parse(boards, CultureInfo.InvariantCulture)),
    ["mqtt"] => await MqttFigures.Print(rounds: 3, fanOutOnly: false),
    ["mqtt", "fanout"] => await MqttFigures.Print(rounds: 3, fanOutOnly: true),
    ["mqtt", "fanout", var rounds] => await MqttFigures.Print(int.Parse(rounds, CultureInfo.InvariantCulture), fanOutOnly: true),
    ["mqtt", var rounds] => await MqttFigures.Print(int.Parse(rounds, CultureInfo.InvariantCulture), fanOutOnly: false),
    ["start"] => await HubStart.Print(rounds: 3),
    ["start", var rounds] => await HubStart.Print(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["player"] => await PlayerFigures.Print(published: null),
    ["player", var folder] => await PlayerFigures.Print(folder),
    ["edit"] => await BoardFigures.PrintEdits(edits: 100),
    ["edit", var edits] => await BoardFigures.PrintEdits(int.Parse(edits, CultureInfo.InvariantCulture)),
    ["pacing"] => await BoardFigures.PrintPacing(TimeSpan.FromSeconds(30)),
    ["pacing", var seconds] => await BoardFigures.PrintPacing(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture))),
    ["plays"] => await BoardFigures.PrintPlays(boards: 50, batches: 20),
    ["plays", var boards, var batches] => await BoardFigures.PrintPlays(int.Parse(boards, CultureInfo.InvariantCulture), int.Parse(batches, CultureInfo.InvariantCulture)),
    ["pages"] => await PageFigures.Print(boards: 100),
    ["pages", var boards] => await PageFigures.Print(int.Parse(boards, CultureInfo.InvariantCulture)),
    ["fleet"] => await FleetFigures.Print(boards: 10_000),
    ["fleet", var boards] => await FleetFigures.Print(int.Parse(boards, CultureInfo.InvariantCulture)),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Figures).Assembly).Run(args).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0,
};
