using System.CommandLine;
using System.Globalization;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub.Publishing;
using SignageHub.Rendering;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub font</c>: every letter of a font at one size, as LEDs.</summary>
internal static class FontCommand
{
    private static readonly Option<string> Font = new("--font")
    {
        Description = "regular, medium, bold, or a .ttf file beside boards.json",
        HelpName = "FONT",
        DefaultValueFactory = _ => "medium",
    };

    private static readonly Option<int> Rows = new("--rows")
    {
        Description = $"The rows of a line, {FontSheet.LeastRows} to {FontSheet.MostRows}",
        HelpName = "N",
        DefaultValueFactory = _ => 16,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows is >= FontSheet.LeastRows and <= FontSheet.MostRows)
                return rows;
            result.AddError(CommonOptions.Say(
                result,
                $"--rows takes {FontSheet.LeastRows} to {FontSheet.MostRows}, not '{result.Tokens[0].Value}'.",
                $"--rows cần từ {FontSheet.LeastRows} đến {FontSheet.MostRows}, không phải '{result.Tokens[0].Value}'."));
            return 0;
        },
    };

    private static readonly Option<string> Color = new("--color") { Description = "red and the like for letters without grey levels, rgb with them", HelpName = "COLOR", DefaultValueFactory = _ => "red" };

    private static readonly Option<string?> Png = new("--png") { Description = "Write the exact pixels to this PNG file", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("font", "Show every letter of a font, as LEDs") { Font, Rows, Color, Png, CommonOptions.Boards };
        CommonOptions.NeverEmpty(Font);
        CommonOptions.NeverEmpty(Png);
        command.SetAction(parse =>
        {
            var output = CommonOptions.Output(parse);
            var (fonts, name) = (new OfficeFonts(CommonOptions.Settings(parse)), parse.GetValue(Font)!);
            if (fonts.Problem(name) is { } problem)
                throw new InputProblemException(problem);
            if (!BoardColor.TryParse(parse.GetValue(Color)!, out var color))
                throw RenderInput.NoColor(parse.GetValue(Color)!);
            var sheet = FontSheet.Draw(new SceneRenderer(), fonts.Find(name), parse.GetValue(Rows), color);
            if (parse.GetValue(Png) is { } file)
                OutputFile.Write(file, PngWriter.Encode(sheet));
            else
                output.Result.WriteLine(TerminalPicture.Draw(sheet, output.People.Profile.Capabilities.ColorSystem != ColorSystem.NoColors));
            return ExitCode.Fine;
        });
        return command;
    }
}
