using System.Collections;
using SignageHub.Core;
using SignageHub.Core.Json;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Settings;

/// <summary>Puts the settings together: the command line before the environment, before the file, before the defaults.</summary>
internal static class SettingsSource
{
    public const string DefaultName = "settings.json";

    /// <param name="file">Named on the command line; null for <c>settings.json</c> in the data folder, which need not be there.</param>
    /// <param name="commandLine">What it says.</param>
    /// <param name="settings">Where the files of the office are.</param>
    /// <returns>Null when there are problems.</returns>
    public static (HubSettings? Settings, IReadOnlyList<Problem> Problems) Read(string? file, SettingsPart commandLine, HubSettings settings)
    {
        var fromFile = File(file ?? Path.Combine(settings.DataFolder, DefaultName), mustBe: file is not null);
        var fromEnvironment = EnvironmentSettings.Read(Variables());
        var problems = fromFile.Problems.Concat(fromEnvironment.Problems).ToList();
        if (fromFile.Value is null || fromEnvironment.Value is null)
            return (null, problems);
        var all = commandLine.Over(fromEnvironment.Value.From(Directory.GetCurrentDirectory())).Over(fromFile.Value);
        problems.AddRange(SettingsRules.Check(all).Select(fault => new Problem(file ?? DefaultName, 0, 0, "", fault)));
        return (problems.Exists(p => p.Severity == Severity.Error) ? null : all.Complete(settings), problems);
    }

    private static ReadResult<SettingsPart> File(string path, bool mustBe)
    {
        var name = Path.GetRelativePath(".", path);
        try
        {
            if (!mustBe && !System.IO.File.Exists(path))
                return new ReadResult<SettingsPart>(new SettingsPart(), []);
            var read = SettingsReader.Read(name, System.IO.File.ReadAllBytes(path));
            return read.Value is { } part ? read with { Value = part.From(Path.GetDirectoryName(Path.GetFullPath(path))!) } : read;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ReadResult<SettingsPart>(null, [new Problem(name, 0, 0, "", new Bilingual(
                $"The settings cannot be read: {FileTrouble.Of(e, path).En}", $"Không đọc được tệp thiết đặt: {FileTrouble.Of(e, path).Vi}"))]);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Variables() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value ?? ""));
}
