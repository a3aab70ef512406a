using System.CommandLine;
using System.Globalization;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub.Publishing;
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

    private static readonly Option<string> Kind = new("--kind") { Description = "How it must play; left out, text and board decide", HelpName = "auto|static|pages|strip", DefaultValueFactory = _ => "auto" };

    private static readonly Option<Pitch?> Pitch = new("--pitch")
    {
        Description = "The board's pitch, for example P10: tells from how far away the slogan can be read",
        HelpName = "P10",
        CustomParser = result =>
        {
            if (Core.Boards.Pitch.TryParse(result.Tokens[0].Value, out var pitch))
                return pitch;
            result.AddError(CommonOptions.Say(
                result,
                $"--pitch takes the millimetres between two LEDs, 0.5 to 50, for example P10 or P2.5, not '{result.Tokens[0].Value}'.",
                $"--pitch cần khoảng cách giữa hai LED tính bằng milimét, 0,5 đến 50, ví dụ P10 hoặc P2.5, không phải '{result.Tokens[0].Value}'."));
            return null;
        },
    };

    private static readonly Option<string[]> Bench = new("--bench")
    {
        Description = $"Measure how fast slogans from standard input are drawn; WORK is {string.Join(", ", RenderBench.Works)}",
        HelpName = "WORK SECONDS",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var command = new Command("render", "Draw a slogan as a board would show it") { Text, Size, Color, Kind, Pitch, Png, Batch, Out, Bench, CommonOptions.Json };
        StyleOptions.AddTo(command);
        Kind.AcceptOnlyFromAmong("auto", "static", "pages", "strip");
        foreach (var option in (Option[])[Png, Batch, Out])
            CommonOptions.NeverEmpty(option);
        command.Validators.Add(result =>
        {
            // Whether an option was given, not what it says: asking for the value of one that is itself in error throws.
            var (single, batch, bench) = (result.GetResult(Text) is not null, result.GetResult(Batch) is not null, result.GetResult(Bench) is not null);
            if (new[] { single, batch, bench }.Count(given => given) != 1)
                result.AddError(CommonOptions.Say(
                    result, "render takes either --text with --size, or --batch with --out, or --bench.", "render cần --text cùng --size, hoặc --batch cùng --out, hoặc --bench."));
            else if (single && result.GetResult(Size) is null)
                result.AddError(CommonOptions.Say(result, "--text needs --size, for example --size 192x32.", "--text cần có --size, ví dụ --size 192x32."));
            else if (batch && result.GetResult(Out) is null)
                result.AddError(CommonOptions.Say(result, "--batch needs --out, the folder for the pictures.", "--batch cần có --out, thư mục chứa các hình."));
            else if (bench && (result.GetResult(Bench)?.Tokens is not [var work, var seconds] || !RenderBench.Works.Contains(work.Value) || Seconds(seconds.Value) == 0))
                result.AddError(CommonOptions.Say(
                    result,
                    $"--bench takes one of {string.Join(", ", RenderBench.Works)} and whole seconds from 1 to {RenderBench.LongestSeconds}.",
                    $"--bench cần một trong {string.Join(", ", RenderBench.Works)} và số giây nguyên từ 1 đến {RenderBench.LongestSeconds}."));
        });
        command.SetAction(parse =>
        {
            var output = CommonOptions.Output(parse);
            if (parse.GetValue(Bench) is [var work, var seconds])
                return RenderBench.Run(work, Seconds(seconds), Console.In, output);
            var look = Look(parse, output);
            return parse.GetValue(Batch) is { } file
                ? RenderBatch.Run(file, parse.GetValue(Out)!, look, output)
                : One(look(RenderInput.Request(parse.GetValue(Text)!, parse.GetValue(Size)!, parse.GetValue(Color)!, parse.GetValue(Kind))), parse.GetValue(Png), parse.GetValue(CommonOptions.Json), output);
        });
        return command;
    }

    /// <returns>0 for what is not a number of seconds.</returns>
    private static int Seconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= RenderBench.LongestSeconds ? seconds : 0;

    /// <summary>Gives requests the style, the font and the pitch that the options say.</summary>
    private static Func<SceneRequest, SceneRequest> Look(ParseResult parse, Output output)
    {
        var style = StyleOptions.Read(parse);
        var fonts = new OfficeFonts(new HubSettings());
        if (fonts.Problem(style.Font) is { } problem)
            output.Error(problem);
        var pictures = new OfficePictures(new HubSettings());
        if (pictures.Problem(style.Picture) is { } bad)
            output.Error(bad);
        var (font, picture, pitch) = (fonts.Find(style.Font), pictures.Find(style.Picture), parse.GetValue(Pitch));
        return request => request with { Style = style, Font = font, Picture = picture, Pitch = pitch };
    }

    private static int One(SceneRequest request, string? png, bool json, Output output)
    {
        var rendered = new SceneRenderer().Render(request);
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
