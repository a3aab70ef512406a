using System.Globalization;
using BenchmarkDotNet.Running;
using SignageHub.Benchmarks;
using SignageHub.Benchmarks.Mqtt;
using SignageHub.Benchmarks.Player;

// (nothing)                          the figures of the README
// mqtt [ROUNDS]                      the embedded broker beside mosquitto, in turn, 3 rounds if not told otherwise
// mqtt fanout [ROUNDS]               of these, one message to many subscribers alone
// start [ROUNDS]                     start of the hub to the first manifest, and its memory, 3 rounds if not told otherwise
// agenda                             the figures of programmes alone: a year of a board, a week of a fleet, lunar dates
// player [FOLDER]                    start of the player to its first picture, and its memory beside a browser's; publishes it first, or takes FOLDER
// anything else                      BenchmarkDotNet's own arguments, for example: --filter '*Rendering*'
return args switch
{
    [] => await Figures.Print(),
    ["agenda"] => Figures.PrintProgrammes(),
    ["mqtt"] => await MqttFigures.Print(rounds: 3, fanOutOnly: false),
    ["mqtt", "fanout"] => await MqttFigures.Print(rounds: 3, fanOutOnly: true),
    ["mqtt", "fanout", var rounds] => await MqttFigures.Print(int.Parse(rounds, CultureInfo.InvariantCulture), fanOutOnly: true),
    ["mqtt", var rounds] => await MqttFigures.Print(int.Parse(rounds, CultureInfo.InvariantCulture), fanOutOnly: false),
    ["start"] => await HubStart.Print(rounds: 3),
    ["start", var rounds] => await HubStart.Print(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["player"] => await PlayerFigures.Print(published: null),
    ["player", var folder] => await PlayerFigures.Print(folder),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Figures).Assembly).Run(args).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0,
};
