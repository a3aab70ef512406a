using System.Security.Cryptography;
using System.Text;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Editing;

/// <summary>What became of a change to a playlist.</summary>
public abstract record SaveResult
{
    private SaveResult()
    {
    }

    /// <summary>It stands in the file.</summary>
    public sealed record Saved(string Id) : SaveResult
    {
        /// <summary>It stood so already: nothing was written.</summary>
        public bool IsUnchanged { get; init; }
    }

    /// <summary>It would be wrong, for these reasons; nothing was written.</summary>
    public sealed record Wrong(IReadOnlyList<Problem> Problems) : SaveResult;

    /// <summary>The file is another than the person saw; nothing was written.</summary>
    /// <param name="Now">As it stands now.</param>
    /// <param name="Difference">What somebody else changed meanwhile.</param>
    public sealed record Changed(string Now, IReadOnlyList<DiffLine> Difference) : SaveResult;
}

/// <summary>A playlist that was deleted.</summary>
/// <param name="Id">Its file's name without <c>.json</c>.</param>
/// <param name="Name">As people call it.</param>
/// <param name="At">When its last version was kept.</param>
/// <param name="Text">Its last version.</param>
public sealed record DeletedPlaylist(string Id, string Name, NodaTime.Instant At, string Text);

/// <summary>Changes the files in playlists/ as a person would, for people on the page: checked before it is written, never over somebody else's change.</summary>
public sealed class PlaylistEditor(HubSettings settings, SignageStore store, PlaylistHistory history, AuditLog audit) : IDisposable
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Characters of what people and programs were shown lately; what was saved on the page stands in the history besides.</summary>
    private const int MostSeen = 4 * 1024 * 1024;

    /// <summary>The watcher looks every two seconds, whatever the file system tells it.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _one = new(1);
    private readonly SeenTexts _seen = new(MostSeen);
    private readonly EditRules _rules = new(settings, store, history);

    /// <summary>The file's text and its mark, with which a change says what it was made from.</summary>
    /// <returns>Null when no playlist of this name is known, or its file is away.</returns>
    public (string Text, string Mark)? Read(string id)
    {
        // The id comes from an address: only one that a file gave us is made a path.
        if (store.Current.Playlists.All(p => p.Id != id) || !File.Exists(PathOf(id)))
            return null;
        var text = FileText.Read(PathOf(id));
        var mark = MarkOf(text);
        _seen.Note(mark, text);
        return (text, mark);
    }

    /// <summary>What the file says, checked; its playlist is null where it is wrong.</summary>
    public ReadResult<Playlist> Check(string id, string text) =>
        PlaylistReader.Read(Path.GetFileName(PathOf(id)), id, FileText.Bytes(text), store.Current.Office, store.Current.Observances);

    /// <summary>Changes a playlist.</summary>
    /// <param name="id">One that <see cref="Read"/> knows.</param>
    /// <param name="mark">Of the text that the person saw.</param>
    /// <param name="edit">From the file's text to the new one.</param>
    /// <param name="caller">Must have the right to it on every board of the playlist, before and after.</param>
    /// <param name="deed">For the audit log.</param>
    /// <param name="cancellationToken">Ends the wait, not the change.</param>
    /// <exception cref="NoRightException">They may not.</exception>
    /// <exception cref="StartProblemException">It cannot be written.</exception>
    public Task<SaveResult> Save(string id, string mark, Func<string, string> edit, Caller caller, string deed, CancellationToken cancellationToken) => OnWhatWasSeen(id, mark, caller, async (seen, before) =>
    {
        var text = edit(seen);
        // Nothing to tell the boards, nor the log.
        if (text == seen)
            return new SaveResult.Saved(id) { IsUnchanged = true };
        if (Check(id, text) is var check && check.Value is not { } after)
            return new SaveResult.Wrong([.. check.Problems.Where(p => p.Severity == Severity.Error)]);
        _rules.Demand(caller, seen, text, before, after);
        history.Keep(id, seen, "file", TimeProvider.System.Now());
        await Write(id, seen, text, caller, deed, cancellationToken);
        return new SaveResult.Saved(id);
    }, cancellationToken);

    /// <summary>Makes a new playlist.</summary>
    /// <param name="name">As people call it; the file's name is made from its letters.</param>
    /// <param name="text">The whole file.</param>
    /// <param name="caller">Must have the right to it on every board of the playlist.</param>
    /// <param name="deed">For the audit log.</param>
    /// <param name="cancellationToken">Ends the wait, not the change.</param>
    /// <param name="idOf">The file's name where it must be this one, as for a plan that is imported once; null for one made from the name.</param>
    /// <returns><see cref="SaveResult.Changed"/> when there is a playlist of that id already.</returns>
    /// <exception cref="NoRightException">They may not.</exception>
    /// <exception cref="StartProblemException">It cannot be written.</exception>
    public async Task<SaveResult> Make(string name, string text, Caller caller, string deed, CancellationToken cancellationToken, string? idOf = null)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var id = idOf is null ? FreeId(name) : idOf;
            if (idOf is not null && IsTaken(idOf))
                return new SaveResult.Changed("", []);
            if (Check(id, text) is var check && check.Value is not { } playlist)
                return new SaveResult.Wrong([.. check.Problems.Where(p => p.Severity == Severity.Error)]);
            caller.Demand(Deed.EditPlaylist, playlist.Boards, store.Current.Office);
            _rules.DemandApproval(caller, playlist, [.. playlist.Entries]);
            await Write(id, null, text, caller, deed, cancellationToken);
            return new SaveResult.Saved(id);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Takes a playlist away. Its last text stays in the history, from where <see cref="PutBack"/> fetches it.</summary>
    /// <param name="id">One that <see cref="Read"/> knows.</param>
    /// <param name="mark">Of the text that the person saw.</param>
    /// <param name="caller">Must have the right to it on every board of the playlist, and to approve where something of it shows.</param>
    /// <param name="cancellationToken">Ends the wait, not the change.</param>
    /// <exception cref="NoRightException">They may not.</exception>
    /// <exception cref="StartProblemException">It cannot be taken away.</exception>
    public Task<SaveResult> Delete(string id, string mark, Caller caller, CancellationToken cancellationToken) => OnWhatWasSeen(id, mark, caller, async (seen, before) =>
    {
        if (!MayDelete(before, caller))
            throw new NoRightException(EditTexts.ShowsNow);
        history.Keep(id, seen, "file", TimeProvider.System.Now());
        await Taken(id, () =>
        {
            File.Delete(PathOf(id));
            DiskFlush.Folder(Path.GetFullPath(settings.PlaylistsFolder));
            audit.Write(caller.Account!.Name, "playlist.delete", id, before: seen, from: caller.From);
        }, signage => signage.Playlists.All(p => p.Id != id), cancellationToken);
        return new SaveResult.Saved(id);
    }, cancellationToken);

    /// <summary>One at a time, of what the file holds: for whoever may change it, and where that is what they had before them.</summary>
    private async Task<SaveResult> OnWhatWasSeen(string id, string mark, Caller caller, Func<string, Playlist, Task<SaveResult>> change, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Read(id) is not { } file)
                return new SaveResult.Changed("", []);
            var before = Check(id, file.Text).Value ?? store.Current.Playlists.First(p => p.Id == id);
            caller.Demand(Deed.EditPlaylist, before.Boards, store.Current.Office);
            return file.Mark == mark
                ? await change(file.Text, before)
                : new SaveResult.Changed(file.Text, LineDiff.Of(SeenAs(id, mark) ?? "", file.Text));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The playlists that were deleted, as far as somebody may see them: id, and the name and text of the last version.</summary>
    internal IReadOnlyList<DeletedPlaylist> Deleted(IReadOnlyList<Grant> grants) =>
    [
        .. from id in history.Ids
           where !IsTaken(id)
           let text = history.Of(id) is [var newest, ..] ? history.Read(id, newest.Name) : null
           where text is not null
           let playlist = Check(id, text).Value
           // What cannot be read any more was for every board, for all that is known.
           where playlist is null ? Rights.MayEverywhere(grants, Deed.Look) : Rights.MaySee(grants, playlist, store.Current.Office)
           select new DeletedPlaylist(id, playlist?.Name ?? id, history.Of(id)[0].At, text),
    ];

    /// <summary>Writes the last version of a deleted playlist again.</summary>
    /// <returns>Null when there is none of this id that the caller may see.</returns>
    /// <exception cref="NoRightException">They may not.</exception>
    /// <exception cref="StartProblemException">It cannot be written.</exception>
    public async Task<SaveResult?> PutBack(string id, Caller caller, CancellationToken cancellationToken) =>
        Deleted(caller.Grants).FirstOrDefault(deleted => deleted.Id == id) is { } found ? await Make(found.Name, found.Text, caller, "playlist.put-back", cancellationToken, id) : null;

    /// <inheritdoc cref="EditRules.MayDelete"/>
    internal bool MayDelete(Playlist playlist, Caller caller) => _rules.MayDelete(playlist, caller);

    /// <inheritdoc cref="EditRules.ShowsNow"/>
    internal bool ShowsNow(Playlist playlist, Entry entry) => _rules.ShowsNow(playlist, entry);

    /// <inheritdoc cref="EditRules.MayShowAtOnce"/>
    public bool MayShowAtOnce(Caller caller, IReadOnlyList<BoardTarget> targets) => _rules.MayShowAtOnce(caller, targets);

    public void Dispose() => _one.Dispose();

    public static string MarkOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    /// <summary>Whether somebody may put an older version of a playlist back.</summary>
    /// <param name="id">The playlist's.</param>
    /// <param name="now">The file's text.</param>
    /// <param name="older">The older one.</param>
    /// <param name="caller">Who.</param>
    public bool MayPutBack(string id, string now, string older, Caller caller)
    {
        if (Check(id, now).Value is not { } before || Check(id, older).Value is not { } after)
            return false;
        try
        {
            caller.Demand(Deed.EditPlaylist, before.Boards, store.Current.Office);
            _rules.Demand(caller, now, older, before, after);
            return true;
        }
        catch (NoRightException)
        {
            return false;
        }
    }

    private Task Write(string id, string? before, string text, Caller caller, string deed, CancellationToken cancellationToken) => Taken(id, () =>
    {
        DurableFile.Write(PathOf(id), text, Mode);
        history.Keep(id, text, caller.Account!.Name, TimeProvider.System.Now());
        audit.Write(caller.Account.Name, deed, id, before is null ? null : Changes(before, text, '-'), before is null ? text : Changes(before, text, '+'), caller.From);
    }, _ => true, cancellationToken);

    /// <summary>Changes a file and waits until the watcher has taken it over: the page that follows is to show it already.</summary>
    private async Task Taken(string id, Action change, Func<Signage, bool> isTaken, CancellationToken cancellationToken)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Replaced += OnReplaced;
        try
        {
            change();
            await taken.Task.WaitAsync(LongestWait, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = FileTrouble.Of(e, PathOf(id));
            throw new StartProblemException(new Bilingual($"{PathOf(id)} cannot be written: {why.En}", $"Không ghi được {PathOf(id)}: {why.Vi}"), e);
        }
        finally
        {
            store.Replaced -= OnReplaced;
        }

        void OnReplaced(object? sender, EventArgs e)
        {
            if (isTaken(store.Current))
                taken.TrySetResult();
        }
    }

    private static string Changes(string before, string after, char sign) => string.Join('\n', LineDiff.Of(before, after).Where(l => l.Sign == sign).Select(l => l.Text));

    /// <summary>The text that somebody had before them; null where nobody has it any more.</summary>
    /// <param name="id">The playlist's.</param>
    /// <param name="mark">Of that text.</param>
    internal string? SeenAs(string id, string mark) =>
        _seen.Find(mark) ?? history.Of(id).Select(version => history.Read(id, version.Name)).FirstOrDefault(text => text is not null && MarkOf(text) == mark);

    /// <summary>Letters and digits of the name alone; a number where the name is taken.</summary>
    private string FreeId(string name)
    {
        var id = Slug.Of(name) ?? "playlist";
        return Enumerable.Range(1, 1000).Select(n => n == 1 ? id : $"{id}-{n}").First(candidate => !IsTaken(candidate));
    }

    private bool IsTaken(string id) =>
        PlaylistFiles.IsReserved(id) || File.Exists(PathOf(id)) || store.Current.Playlists.Any(p => string.Equals(p.Id, id, StringComparison.OrdinalIgnoreCase));

    private string PathOf(string id) => Path.Combine(settings.PlaylistsFolder, id + ".json");
}
