using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SignageHub.Core;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary>How a command speaks: to people in their language on a terminal, to programs in JSON.</summary>
/// <remarks>Results go to standard output, messages to standard error. Colours only on a terminal and without <c>NO_COLOR</c>.</remarks>
public sealed class Output
{
    private static readonly JsonSerializerOptions Indented = Options(indented: true);
    private static readonly JsonSerializerOptions OneLine = Options(indented: false);

    public Output(Language language, TextWriter result, TextWriter messages)
    {
        Language = language;
        Result = result;
        Messages = messages;
        People = ConsoleFor(result, Console.IsOutputRedirected);
        PeopleMessages = ConsoleFor(messages, Console.IsErrorRedirected);
    }

    public Language Language { get; }

    public TextWriter Result { get; private set; }

    public TextWriter Messages { get; }

    /// <summary>Standard output with tables and colours as far as the terminal has them.</summary>
    public IAnsiConsole People { get; }

    /// <summary>Standard error, likewise: progress bars go there, so that a result can be redirected.</summary>
    public IAnsiConsole PeopleMessages { get; }

    /// <summary>Keeps results back until disposed of, so that something else can be drawn on the terminal meanwhile.</summary>
    public IDisposable Hold()
    {
        var (terminal, held) = (Result, new StringWriter());
        Result = held;
        return new Held(() =>
        {
            Result = terminal;
            terminal.Write(held.ToString());
        });
    }

    public string Say(Bilingual words) => words.In(Language);

    public string Say(string en, string vi) => Language == Language.Vietnamese ? vi : en;

    public void Json<T>(T value) => Result.WriteLine(JsonSerializer.Serialize(value, Indented));

    public void JsonLine<T>(T value) => Result.WriteLine(JsonSerializer.Serialize(value, OneLine));

    public void Error(Bilingual words) => PeopleMessages.MarkupLineInterpolated($"[red]{Say(words)}[/]");

    public void Problems(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
        {
            var color = problem.Severity == Severity.Error ? "red" : "yellow";
            PeopleMessages.MarkupLine($"[{color}]{Markup.Escape(problem.In(Language))}[/]");
        }
    }

    private sealed class Held(Action release) : IDisposable
    {
        public void Dispose() => release();
    }

    private static IAnsiConsole ConsoleFor(TextWriter writer, bool redirected)
    {
        var plain = redirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        // Redirected text is for files and other programs: never wrapped to a guessed width.
        if (redirected)
            console.Profile.Width = 10_000;
        return console;
    }

    private static JsonSerializerOptions Options(bool indented) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };
}
