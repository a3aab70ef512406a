using System.Globalization;
using System.Text.Json;
using SignageHub.Core;
using SignageHub.Core.Frames;
using SignageHub.Hub.Storage;
using SignageHub.Rendering;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary><c>render --batch</c>: one JSON object a line in, one picture and one JSON line out, in the order of the file.</summary>
internal static class RenderBatch
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static int Run(string file, string folder, Func<SceneRequest, SceneRequest> look, Output output)
    {
        var lines = ReadLines(file);
        MakeFolder(folder);
        var renderer = new SceneRenderer();
        var bad = 0;
        Progress.Run(output, output.Say("Drawing", "Đang vẽ"), lines.Count, i =>
        {
            if (!One(lines[i], file, folder, look, renderer, output))
                bad++;
        });
        return bad > 0 ? ExitCode.Problems : ExitCode.Fine;
    }

    private static bool One(Line line, string file, string folder, Func<SceneRequest, SceneRequest> look, SceneRenderer renderer, Output output)
    {
        try
        {
            var work = JsonSerializer.Deserialize<Work>(line.Text, Strict) ?? throw new JsonException("null");
            var rendered = renderer.Render(look(RenderInput.Request(work.Text ?? "", work.Size ?? "", work.Color ?? "red", work.Kind)));
            var name = string.Create(CultureInfo.InvariantCulture, $"{line.Number}.png");
            if (rendered.Scene is { } scene)
                OutputFile.Write(Path.Combine(folder, name), PngWriter.Encode(WholeScene.Of(scene)));
            output.JsonLine(RenderInput.Describe(rendered, name, output));
            return rendered.Scene is not null;
        }
        catch (JsonException)
        {
            return Wrong(new Bilingual(
                "the line is no JSON object with text, size, color and perhaps kind, each a text in quotes, and nothing else",
                "dòng này không phải đối tượng JSON gồm text, size, color và có thể kind, mỗi giá trị là chữ trong ngoặc kép, không gì khác"));
        }
        catch (InputProblemException e)
        {
            return Wrong(e.Words);
        }

        bool Wrong(Bilingual words)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{file}:{line.InFile}: {output.Say(words)}");
            var finding = new RenderFinding("wrong-input", Severity.Error, new Bilingual(place, place));
            output.JsonLine(RenderInput.Describe(new RenderedScene(null, 0, 0, 0, [finding]), null, output));
            return false;
        }
    }

    private static List<Line> ReadLines(string file)
    {
        try
        {
            return File.ReadLines(file)
                .Select((text, index) => (text, index))
                .Where(line => !string.IsNullOrWhiteSpace(line.text))
                .Select((line, index) => new Line(line.text, index + 1, line.index + 1))
                .ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual($"{file} cannot be read: {FileTrouble.Of(e, file).En}", $"Không đọc được {file}: {FileTrouble.Of(e, file).Vi}"));
        }
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Of a picture in it, so that a file in the folder's place is named too.
            var why = FileTrouble.Of(e, Path.Combine(folder, "1.png"));
            throw new InputProblemException(new Bilingual($"The folder {folder} cannot be made: {why.En}", $"Không tạo được thư mục {folder}: {why.Vi}"));
        }
    }

    /// <param name="Text">One JSON object.</param>
    /// <param name="Number">From 1, blank lines not counted: names the picture.</param>
    /// <param name="InFile">From 1, blank lines counted: names the place in messages.</param>
    private sealed record Line(string Text, int Number, int InFile);

    private sealed record Work(string? Text, string? Size, string? Color, string? Kind);
}
