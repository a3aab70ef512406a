using SignageHub.Core;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Editing;

/// <summary>The font and the picture that a form names: what <c>check</c> would say of their files.</summary>
internal static class StyleFiles
{
    /// <returns>Empty where both can be used. A name that no file can have is the reader's to tell.</returns>
    /// <param name="form">What was typed.</param>
    /// <param name="scenes">Has the files.</param>
    public static IReadOnlyList<Problem> Problems(EntryForm form, SceneLibrary scenes) =>
        [.. Of(form.Style, "font", ".ttf", name => scenes.Fonts?.Problem(name)), .. Of(form.Style, "picture", ".png", name => scenes.Pictures?.Problem(name))];

    private static IEnumerable<Problem> Of(StyleForm style, string field, string ending, Func<string, Bilingual?> problem) =>
        style[field] is var name && name.EndsWith(ending, StringComparison.Ordinal) && Path.GetFileName(name) == name && problem(name) is { } words
            ? [new Problem("", 0, 0, $"style.{field}", words)]
            : [];
}
