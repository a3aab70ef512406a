using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace SignageHub.Core.Boards;

/// <summary>The name of a board in files, topics and addresses: 1 to 40 of <c>a–z</c>, <c>0–9</c> and <c>-</c>, first and last a letter or digit.</summary>
public readonly partial record struct BoardId
{
    /// <summary>The rule as a regular expression, for schemas.</summary>
    public const string Pattern = "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$";

    private readonly string? _value;

    private BoardId(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("A BoardId comes from Parse or TryParse, never from default.");

    public static bool TryParse([NotNullWhen(true)] string? text, out BoardId id)
    {
        var ok = text is not null && Form().IsMatch(text);
        id = ok ? new BoardId(text!) : default;
        return ok;
    }

    /// <exception cref="FormatException">The text is no board id.</exception>
    public static BoardId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no board id: 1 to 40 of a-z, 0-9 and -.");

    public override string ToString() => _value ?? "";

    // \z: unlike $ it does not let a final line feed pass.
    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Form();
}
