using System.Security.Cryptography;
using System.Text.RegularExpressions;
using SignageHub.Core;
using SignageHub.Documents.Plans;
using SignageHub.Documents.Plans.Files;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Plans;

/// <summary>A plan document as it was read.</summary>
/// <param name="File">As people named it.</param>
/// <param name="Hash">SHA-256 of the file, in hexadecimal.</param>
internal sealed record ReadPlan(string File, string Hash, PlanText Text, PlanReading Reading);

/// <summary>Reads plan documents from the disk.</summary>
internal static class PlanDocuments
{
    /// <summary>The built-in observances with the office's own; a file of theirs that is bad is left out, as <c>check</c> tells.</summary>
    public static IObservances ObservancesOf(HubSettings settings) =>
        new LibraryObservances(new SignageFiles(settings).LoadObservances([]));

    /// <summary>In place of a file: text that is pasted in or comes through a pipe.</summary>
    public const string Stdin = "-";

    private const string PastedName = "văn bản dán";

    /// <exception cref="InputProblemException">The file cannot be read; the words say why.</exception>
    public static async Task<ReadPlan> Read(string file, IObservances observances, CancellationToken cancellationToken) =>
        await Read(file == Stdin ? PastedName : file, await Bytes(file, cancellationToken), observances, cancellationToken);

    /// <summary>A document that came in another way than from the disk.</summary>
    /// <exception cref="InputProblemException">It cannot be read; the words say why.</exception>
    public static async Task<ReadPlan> Read(string file, byte[] bytes, IObservances observances, CancellationToken cancellationToken)
    {
        try
        {
            var text = await PlanFile.Read(bytes, new PdfToText(), cancellationToken);
            if (text.Lines is not { } lines)
                throw new InputProblemException(new Bilingual($"{file}: {text.Problem!.En}", $"{file}: {text.Problem.Vi}"));
            // Seconds of work for a long document: not on the thread that asks.
            var reading = await Task.Run(() => PlanUnderstanding.Of(lines, observances), cancellationToken);
            return new ReadPlan(file, Convert.ToHexStringLower(SHA256.HashData(bytes)), text, reading with { Warnings = [.. text.Warnings, .. reading.Warnings] });
        }
        catch (RegexMatchTimeoutException)
        {
            throw new InputProblemException(new Bilingual(
                $"{file}: the text is too tangled to be read as a plan.", $"{file}: nội dung quá rối, không đọc được như một kế hoạch."));
        }
    }

    private static async Task<byte[]> Bytes(string file, CancellationToken cancellationToken)
    {
        var name = file == Stdin ? PastedName : file;
        try
        {
            // A terminal waits for whoever types: not on the thread that asks.
            return await Task.Run(() => file == Stdin ? Pasted() : BoundedFile.Read(file, PlanFile.LongestFile), cancellationToken)
                ?? throw new InputProblemException(new Bilingual($"{name}: {PlanFile.TooLong.En}", $"{name}: {PlanFile.TooLong.Vi}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual($"{name} cannot be read: {FileTrouble.Of(e, name).En}", $"Không đọc được {name}: {FileTrouble.Of(e, name).Vi}"));
        }
    }

    private static byte[]? Pasted()
    {
        using var input = Console.OpenStandardInput();
        return BoundedFile.Read(input, PlanFile.LongestFile);
    }
}
