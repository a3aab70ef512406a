using System.CommandLine;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Rendering;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub show</c>: the exact pixels of a board at an instant, and why.</summary>
internal static class ShowCommand
{
    private static readonly Option<string> BoardOption = new("--board") { Description = "The board", HelpName = "ID", Required = true };

    private static readonly Option<string> At = new("--at")
    {
        Description = "The instant: 2023-03-25T08:00+07:00, or without offset in the board's time zone",
        HelpName = "TIME",
        Required = true,
    };

    private static readonly Option<string?> Png = new("--png") { Description = "Write the exact pixels to this PNG file", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("show", "Show the exact pixels of a board at an instant, and why")
        {
            BoardOption, At, Png, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data, CommonOptions.Json,
        };
        CommonOptions.NeverEmpty(Png);
        command.SetAction(parse =>
        {
            var output = CommonOptions.Output(parse);
            var scenes = SceneLibrary.With(CommonOptions.Settings(parse));
            var signage = LoadedSignage.InForce(CommonOptions.Settings(parse), output, scenes);
            var board = LoadedSignage.Boards(signage, parse.GetValue(BoardOption))[0];
            var instant = LoadedSignage.Instant(parse.GetValue(At)!, board.TimeZone);
            var moment = BoardMoment.At(signage, board, instant, scenes);
            if (parse.GetValue(Png) is { } file)
                OutputFile.Write(file, PngWriter.Encode(moment.Frame));
            if (parse.GetValue(CommonOptions.Json))
                output.Json(Describe(board, InstantText.Format(instant, board.TimeZone), moment, parse.GetValue(Png), output));
            else
                Tell(board, Words.Day(instant, board.TimeZone), moment, parse.GetValue(Png), output);
            return LoadedSignage.ExitCodeOf(signage);
        });
        return command;
    }

    private static object Describe(Board board, string at, BoardMoment moment, string? png, Output output) => new
    {
        Board = board.Id.ToString(),
        At = at,
        Level = Words.Level(moment.Showing),
        Reason = output.Say(moment.Showing.Reason),
        Entries = moment.Showing.Entries.Select(e => new { Playlist = e.Playlist.Id, e.Entry.Slogan }),
        Showing = moment.Entry?.Entry.Slogan,
        Kind = moment.Scene?.Rendered.Scene is { } scene ? RenderInput.KindWord(scene.Kind) : null,
        Width = moment.Frame.Size.Width,
        Height = moment.Frame.Size.Height,
        Png = png,
    };

    private static void Tell(Board board, string at, BoardMoment moment, string? png, Output output)
    {
        output.People.WriteLine($"{board.Name} ({board.Id}, {board.Size}) {at}");
        output.People.WriteLine(output.Say(moment.Showing.Reason));
        if (moment.Entry?.Entry.Slogan is { } slogan)
            output.People.WriteLine(slogan);
        if (png is null)
            output.Result.Write(TerminalPicture.Draw(moment.Frame, output.People.Profile.Capabilities.ColorSystem != ColorSystem.NoColors));
        else
            output.People.WriteLine(output.Say($"The pixels are in {png}.", $"Điểm ảnh đã ghi vào {png}."));
    }
}
