using System.CommandLine;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Rendering;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub render</c>: draws a slogan as a board of a given size would show it, or a whole file of slogans.</summary>
internal static class RenderCommand
{
    private static readonly Option<string?> Text = new("--text") { Description = "The slogan", HelpName = "SLOGAN" };

    private static readonly Option<string?> Size = new("--size") { Description = "Columns and rows of LEDs, for example 192x32", HelpName = "WxH" };

    private static readonly Option<string> Color = new("--color")
    {
        Description = $"What the LEDs can show: {string.Join(", ", BoardColor.All)}",
        HelpName = "COLOR",
        DefaultValueFactory = _ => "red",
    };

    private static readonly Option<string?> Png = new("--png") { Description = "Write the exact pixels of the whole scene to this PNG file", HelpName = "FILE" };

    private static readonly Option<string?> Batch = new("--batch")
    {
        Description = "A file with a JSON object on each line: {\"text\", \"size\", \"color\", \"kind\"?}, kind auto, static, pages or strip",
        HelpName = "FILE.jsonl",
    };

    private static readonly Option<string?> Out = new("--out") { Description = "The folder for 1.png, 2.png … of --batch", HelpName = "DIR" };

    public static Command Create()
    {
        var command = new Command("render", "Draw a slogan as a board would show it") { Text, Size, Color, Png, Batch, Out, CommonOptions.Json };
        foreach (var option in (Option[])[Png, Batch, Out])
            CommonOptions.NeverEmpty(option);
        command.Validators.Add(result =>
        {
            var (single, batch) = (result.GetValue(Text) is not null, result.GetValue(Batch) is not null);
            if (single == batch)
                result.AddError(CommonOptions.Say(result, "render takes either --text with --size, or --batch with --out.", "render cần --text cùng --size, hoặc --batch cùng --out."));
            else if (single && result.GetValue(Size) is null)
                result.AddError(CommonOptions.Say(result, "--text needs --size, for example --size 192x32.", "--text cần có --size, ví dụ --size 192x32."));
            else if (batch && result.GetValue(Out) is null)
                result.AddError(CommonOptions.Say(result, "--batch needs --out, the folder for the pictures.", "--batch cần có --out, thư mục chứa các hình."));
        });
        command.SetAction(parse =>
        {
            var output = CommonOptions.Output(parse);
            return parse.GetValue(Batch) is { } file
                ? RenderBatch.Run(file, parse.GetValue(Out)!, output)
                : One(parse.GetValue(Text)!, parse.GetValue(Size)!, parse.GetValue(Color)!, parse.GetValue(Png), parse.GetValue(CommonOptions.Json), output);
        });
        return command;
    }

    private static int One(string text, string size, string color, string? png, bool json, Output output)
    {
        var rendered = new SceneRenderer().Render(RenderInput.Request(text, size, color, kind: null));
        if (rendered.Scene is { } scene && png is not null)
            OutputFile.Write(png, PngWriter.Encode(WholeScene.Of(scene)));
        if (json)
            output.Json(RenderInput.Describe(rendered, png, output));
        else
            Tell(rendered, png, output);
        return rendered.Scene is null ? ExitCode.Problems : ExitCode.Fine;
    }

    private static void Tell(RenderedScene rendered, string? png, Output output)
    {
        foreach (var finding in rendered.Findings)
            output.PeopleMessages.MarkupLineInterpolated($"[{(finding.Severity == Severity.Error ? "red" : "yellow")}]{output.Say(finding.Message)}[/]");
        if (rendered.Scene is not { } scene)
            return;
        output.People.WriteLine(output.Say(
            $"{RenderInput.KindWord(scene.Kind)}, {scene.Frames.Count} frame(s), font {rendered.FontPixels} px, a line has {rendered.Rows} rows",
            $"{RenderInput.KindWord(scene.Kind)}, {scene.Frames.Count} khung hình, chữ {rendered.FontPixels} px, mỗi dòng {rendered.Rows} hàng LED"));
        if (png is not null)
            output.People.WriteLine(output.Say($"The pixels are in {png}.", $"Điểm ảnh đã ghi vào {png}."));
        else
            foreach (var frame in scene.Frames)
                output.Result.WriteLine(TerminalPicture.Draw(frame, output.People.Profile.Capabilities.ColorSystem != ColorSystem.NoColors));
    }
}
