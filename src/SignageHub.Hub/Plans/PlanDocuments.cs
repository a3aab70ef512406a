using System.Security.Cryptography;
using System.Text.RegularExpressions;
using SignageHub.Core;
using SignageHub.Documents.Plans;
using SignageHub.Documents.Plans.Files;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Plans;

/// <summary>A plan document as it was read.</summary>
/// <param name="File">As people named it.</param>
/// <param name="Hash">SHA-256 of the file, in hexadecimal.</param>
internal sealed record ReadPlan(string File, string Hash, PlanText Text, PlanReading Reading);

/// <summary>Reads plan documents from the disk.</summary>
internal static class PlanDocuments
{
    private static readonly LibraryObservances Observances = new();

    /// <exception cref="InputProblemException">The file cannot be read; the words say why.</exception>
    public static ReadPlan Read(string file)
    {
        var bytes = Bytes(file);
        try
        {
            return Read(file, bytes);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new InputProblemException(new Bilingual(
                $"{file}: the text is too tangled to be read as a plan.", $"{file}: nội dung quá rối, không đọc được như một kế hoạch."));
        }
    }

    private static ReadPlan Read(string file, byte[] bytes)
    {
        var text = PlanFile.Read(bytes, new PdfToText());
        if (text.Lines is not { } lines)
            throw new InputProblemException(new Bilingual($"{file}: {text.Problem!.En}", $"{file}: {text.Problem.Vi}"));
        var reading = PlanUnderstanding.Of(lines, Observances);
        return new ReadPlan(file, Convert.ToHexStringLower(SHA256.HashData(bytes)), text, reading with { Warnings = [.. text.Warnings, .. reading.Warnings] });
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            if (new FileInfo(file).Length > PlanFile.LongestFile)
                throw new InputProblemException(new Bilingual($"{file}: {PlanFile.TooLong.En}", $"{file}: {PlanFile.TooLong.Vi}"));
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual($"{file} cannot be read: {FileTrouble.Of(e, file).En}", $"Không đọc được {file}: {FileTrouble.Of(e, file).Vi}"));
        }
    }
}
