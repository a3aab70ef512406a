using System.Text;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Json;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Boards;

/// <summary>Changes boards.json as a person would, for people on the page: checked before it is written, comments and order stay, never over somebody else's change.</summary>
public sealed class BoardsEditor(HubSettings settings, SignageStore store, PlaylistHistory history, AuditLog audit) : IDisposable
{
    /// <summary>The history's name for boards.json: no playlist can have it.</summary>
    public const string HistoryId = "boards.json";

    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The watcher looks every two seconds, whatever the file system tells it.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The file's text and its mark, with which a change says what it was made from.</summary>
    /// <exception cref="StartProblemException">It cannot be read.</exception>
    public (string Text, string Mark) Read()
    {
        try
        {
            var text = File.ReadAllText(settings.BoardsFile);
            return (text, PlaylistEditor.MarkOf(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = FileTrouble.Of(e, settings.BoardsFile);
            throw new StartProblemException(
                new Bilingual(
                    $"{settings.BoardsFile} cannot be read: {why.En} The boards go on by what was read last.",
                    $"Không đọc được {settings.BoardsFile}: {why.Vi} Các bảng vẫn chạy theo nội dung đọc được lần trước."),
                e);
        }
    }

    public ReadResult<Office> Check(string text) => BoardsReader.Read(Path.GetFileName(settings.BoardsFile), Encoding.UTF8.GetBytes(text));

    /// <summary>A board's JSON in the file; null where the file does not have it or is wrong.</summary>
    public string? JsonOf(string text, BoardId board) => Check(text).Value is null ? null : PlaceOf(text, board)?.In(text);

    /// <param name="mark">Of the text that the person saw.</param>
    /// <param name="edit">From the file's text to the new one.</param>
    /// <param name="caller">Must have the right to it on every board that is changed, before and after; for a new one everywhere.</param>
    /// <param name="what">The board, for the audit log.</param>
    /// <param name="cancellationToken">Ends the wait, not the change.</param>
    /// <exception cref="NoRightException">They may not.</exception>
    /// <exception cref="StartProblemException">It cannot be read or written.</exception>
    public async Task<SaveResult> Save(string mark, Func<string, string> edit, Caller caller, string what, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var file = Read();
            // What others have is not shown to whoever looks after some boards alone.
            if (file.Mark != mark)
                return new SaveResult.Changed(file.Text, !Rights.MayEverywhere(caller.Grants, Deed.Look) ? [] : LineDiff.Of(history.Of(HistoryId) is [var newest, ..] && history.Read(HistoryId, newest.Name) is { } seen ? seen : file.Text, file.Text));
            if (Check(file.Text) is var now && now.Value is not { } before)
                return new SaveResult.Wrong([.. now.Problems.Where(p => p.Severity == Severity.Error)]);
            var text = edit(file.Text);
            if (text == file.Text)
                return new SaveResult.Saved(what);
            if (Check(text) is var check && check.Value is not { } after)
                return new SaveResult.Wrong([.. check.Problems.Where(p => p.Severity == Severity.Error)]);
            Demand(caller, before, after);
            history.Keep(HistoryId, file.Text, "file", TimeProvider.System.Now());
            await Write(file.Text, text, caller, what, cancellationToken);
            return new SaveResult.Saved(what);
        }
        finally
        {
            _one.Release();
        }
    }

    public static string With(string text, BoardId board, Func<string, string> edit) =>
        PlaceOf(text, board) is { } place ? string.Concat(text.AsSpan(0, place.Start), edit(place.In(text)), text.AsSpan(place.End)) : text;

    public static string Without(string text, BoardId board)
    {
        var list = JsonSpans.Of(text)["boards"]!;
        var index = list.Items.ToList().FindIndex(item => IdOf(item, text) == board.Value);
        return index < 0 ? text : JsonEdit.RemoveItem(text, list, index);
    }

    public static string Added(string text, BoardForm form) => JsonEdit.Append(text, JsonSpans.Of(text)["boards"]!, form.ToJson());

    public void Dispose() => _one.Dispose();

    private static JsonSpan? PlaceOf(string text, BoardId board) => JsonSpans.Of(text)["boards"]?.Items.FirstOrDefault(item => IdOf(item, text) == board.Value);

    private static string? IdOf(JsonSpan board, string text) => board["id"] is { } id ? System.Text.Json.JsonSerializer.Deserialize<string>(id.In(text)) : null;

    private static void Demand(Caller caller, Office before, Office after)
    {
        var old = before.Boards.ToDictionary(b => b.Id);
        var now = after.Boards.ToDictionary(b => b.Id);
        if (before.Name != after.Name || !before.TimeZone.Equals(after.TimeZone) || now.Keys.Any(id => !old.ContainsKey(id)))
            caller.DemandEverywhere(Deed.ManageBoards);
        caller.Demand(Deed.ManageBoards, before.Boards.Where(b => !now.TryGetValue(b.Id, out var same) || !Same(b, same)));
        caller.Demand(Deed.ManageBoards, after.Boards.Where(b => !old.TryGetValue(b.Id, out var same) || !Same(b, same)));
    }

    private static bool Same(Board a, Board b) =>
        a with { Hours = [], Groups = [], Dim = [], Style = b.Style } == b with { Hours = [], Groups = [], Dim = [] }
        && a.Hours.SequenceEqual(b.Hours) && a.Groups.SequenceEqual(b.Groups) && a.Dim.SequenceEqual(b.Dim) && a.Style == b.Style;

    private async Task Write(string before, string text, Caller caller, string what, CancellationToken cancellationToken)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Replaced += Taken;
        try
        {
            DurableFile.Write(settings.BoardsFile, text, Mode);
            history.Keep(HistoryId, text, caller.Account!.Name, TimeProvider.System.Now());
            audit.Write(caller.Account.Name, "board.save", what, Changes(before, text, '-'), Changes(before, text, '+'), caller.From);
            // The watcher takes the file over; the page that follows is to show it already.
            await taken.Task.WaitAsync(LongestWait, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = FileTrouble.Of(e, settings.BoardsFile);
            throw new StartProblemException(new Bilingual($"{settings.BoardsFile} cannot be written: {why.En}", $"Không ghi được {settings.BoardsFile}: {why.Vi}"), e);
        }
        finally
        {
            store.Replaced -= Taken;
        }

        void Taken(object? sender, EventArgs e) => taken.TrySetResult();
    }

    private static string Changes(string before, string after, char sign) => string.Join('\n', LineDiff.Of(before, after).Where(l => l.Sign == sign).Select(l => l.Text));
}
