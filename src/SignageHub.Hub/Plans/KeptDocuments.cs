using System.Globalization;
using System.Text.RegularExpressions;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Storage;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Plans;

/// <summary>The texts of the documents that playlists were made from, as they were kept at the import: for whoever looks over what came of them.</summary>
/// <remarks>For one request: a document is read once for all its entries.</remarks>
internal sealed partial class KeptDocuments(DataFolder data)
{
    private readonly Dictionary<string, IReadOnlyList<string>?> _read = new(StringComparer.Ordinal);

    /// <summary>Its lines.</summary>
    /// <param name="playlist">The id of one that is there.</param>
    /// <returns>Null where none was kept.</returns>
    public IReadOnlyList<string>? LinesOf(string playlist) => _read.TryGetValue(playlist, out var lines) ? lines : _read[playlist] = Read(playlist);

    /// <summary>The sentence that an entry comes from, as the document has it, with its line; null where that is not known.</summary>
    public (int Line, string Text)? SourceOf(ScheduledEntry entry) =>
        LineOf(entry.Entry) is { } line && LinesOf(entry.Playlist.Id) is { } lines && line >= 1 && line <= lines.Count && lines[line - 1].Trim() is { Length: > 0 } text ? (line, text) : null;

    private IReadOnlyList<string>? Read(string playlist)
    {
        var path = Path.Combine(data.PathOf("plans"), playlist + ".txt");
        try
        {
            return File.Exists(path) ? File.ReadAllText(path).Split('\n') : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The line that an entry comes from, as its note says; from 1. Null where it does not.</summary>
    public static int? LineOf(Entry entry) =>
        entry.Note is { } note && Source().Match(note) is { Success: true } found && int.TryParse(found.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;

    /// <summary>As the import writes it: <c>plan.docx, dòng 12: …</c>.</summary>
    [GeneratedRegex(@"\A[^|\r\n]{0,300}?, dòng (?<line>[0-9]{1,6}): ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Source();
}

/// <summary><c>/playlists/ID/document</c>: what the office was asked to show, in the words of the document.</summary>
internal static class DocumentPages
{
    public static WebApplication MapDocuments(this WebApplication app)
    {
        app.MapGet("/playlists/{id}/document", (string id, Caller caller, SignageStore store, KeptDocuments documents) => Find(id, caller, store, documents) is var (playlist, lines)
            ? new Page<DocumentPage>(new() { [nameof(DocumentPage.Playlist)] = playlist, [nameof(DocumentPage.Lines)] = lines })
            : (IResult)new Page<NotFoundPage>([], StatusCodes.Status404NotFound)).Needs(Deed.Look);
        app.MapGet("/api/v1/playlists/{id}/document", (string id, Caller caller, SignageStore store, KeptDocuments documents) => Find(id, caller, store, documents) is var (_, lines)
            ? Results.Text(string.Join('\n', lines))
            : ApiEndpoints.Wrong("There is no such playlist, or no document was kept of it.", StatusCodes.Status404NotFound)).Api(Deed.Look);
        return app;
    }

    private static (Playlist Playlist, IReadOnlyList<string> Lines)? Find(string id, Caller caller, SignageStore store, KeptDocuments documents) =>
        store.Current.Playlists.FirstOrDefault(p => p.Id == id) is { } playlist && Rights.MaySee(caller.Grants, playlist, store.Current.Office) && documents.LinesOf(playlist.Id) is { } lines
            ? (playlist, lines)
            : null;
}
