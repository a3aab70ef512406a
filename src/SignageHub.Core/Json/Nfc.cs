using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace SignageHub.Core.Json;

/// <summary>Composes Vietnamese letters: Ế is one character, however it was typed.</summary>
/// <remarks>
/// Without ICU (invariant globalization) .NET's <see cref="string.Normalize()"/> gives every text back unchanged and says nothing.
/// Then a text that holds a combining mark is refused, never passed on as it is; text without such marks is let through.
/// </remarks>
public static class Nfc
{
    /// <summary>Whether this process can compose; hosts look at their start and say so at once.</summary>
    public static bool IsAvailable { get; } = "E\u0323\u0302".Normalize(NormalizationForm.FormC).Length == 1;

    internal static readonly Bilingual Unavailable = new(
        "letters with separate tone marks stand here, and this machine cannot put them together because ICU is missing; install libicu and start again",
        "ở đây có chữ và dấu tách rời, nhưng máy này không ghép được vì thiếu ICU; hãy cài libicu rồi khởi động lại");

    /// <summary>False when the text needs composing and this process cannot.</summary>
    public static bool TryCompose(string text, [NotNullWhen(true)] out string? composed) => TryCompose(text, IsAvailable, out composed);

    /// <param name="text">Any text.</param>
    /// <param name="isAvailable">Whether ICU is there.</param>
    /// <param name="composed">In NFC.</param>
    public static bool TryCompose(string text, bool isAvailable, [NotNullWhen(true)] out string? composed)
    {
        var can = isAvailable || !text.Any(c => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark);
        composed = !can ? null : isAvailable ? text.Normalize(NormalizationForm.FormC) : text;
        return can;
    }
}
