using System.Text.Json;
using SignageHub.Core;

namespace SignageHub.Hub.Errands;

/// <summary>What the command line asks of the hub that runs.</summary>
/// <param name="Kind">Which <see cref="IErrandRunner"/> it is for.</param>
/// <param name="Words">What it needs to know.</param>
public sealed record Errand(string Kind, IReadOnlyDictionary<string, string> Words)
{
    public string Word(string name) => Words.GetValueOrDefault(name, "");
}

/// <summary>How it went.</summary>
/// <param name="IsFine">Whether it was done.</param>
/// <param name="En">What to tell people, in English.</param>
/// <param name="Vi">The same in Vietnamese.</param>
/// <param name="Data">For programs; null for none.</param>
public sealed record ErrandAnswer(bool IsFine, string En, string Vi, JsonElement? Data = null)
{
    public Bilingual Text => new(En, Vi);

    /// <summary>Whether a board was told something of which nobody knows that it was done.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>What the audit log says beside a deed.</summary>
    /// <param name="after">What it was about; null for nothing.</param>
    internal string? After(string? after) => IsFine ? after : after is null ? En : $"{after}; {En}";

    public static ErrandAnswer Of(bool isFine, Bilingual words, object? data = null) =>
        new(isFine, words.En, words.Vi, data is null ? null : JsonSerializer.SerializeToElement(data, JsonSerializerOptions.Web));
}

/// <summary>Does one kind of errand inside the hub.</summary>
public interface IErrandRunner
{
    /// <summary>What it does, for example <c>board-restart</c>.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <remarks>Several at a time; the token ends what takes longer than <see cref="ErrandDesk.LongestRun"/>.</remarks>
    Task<ErrandAnswer> Run(Errand errand, CancellationToken cancellationToken);
}
