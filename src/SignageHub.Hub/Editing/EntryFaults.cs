using SignageHub.Core;
using SignageHub.Hub.Observances;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Editing;

/// <summary>What is wrong with a form beyond what the file's reader can tell: the font and the picture that it names, and a day that can be read in two ways.</summary>
internal static class EntryFaults
{
    /// <returns>Empty for nothing. A name that no file can have is the reader's to tell.</returns>
    /// <param name="form">What was typed.</param>
    /// <param name="scenes">Has the files.</param>
    public static IReadOnlyList<Problem> Problems(EntryForm form, SceneLibrary scenes) =>
    [
        .. form.IsAmbiguous ? [new Problem("", 0, 0, $"when.{form.Rule}", LibraryTexts.Ambiguous(form.Yearly))] : Array.Empty<Problem>(),
        .. Of(form.Style, "font", ".ttf", name => scenes.Fonts?.Problem(name)),
        .. Of(form.Style, "picture", ".png", name => scenes.Pictures?.Problem(name)),
    ];

    private static IEnumerable<Problem> Of(StyleForm style, string field, string ending, Func<string, Bilingual?> problem) =>
        style[field] is var name && name.EndsWith(ending, StringComparison.Ordinal) && Path.GetFileName(name) == name && problem(name) is { } words
            ? [new Problem("", 0, 0, $"style.{field}", words)]
            : [];
}
