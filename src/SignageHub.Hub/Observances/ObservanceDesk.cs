using System.Text.Json.Nodes;
using SignageHub.Core;
using SignageHub.Core.Observances;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Storage;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Observances;

/// <summary>Changes playlists/observances.json for people on the page and for programs: with a document, in the audit log, with the way back.</summary>
internal sealed class ObservanceDesk(SignageStore store, HubSettings settings, PlaylistHistory history, AuditLog audit)
{
    private const string HistoryId = "observances";

    /// <summary>The watcher looks every two seconds, whatever the file system tells it.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    /// <returns>What stands against it, null when it is done; and whether the file is another now.</returns>
    private (ConfirmationDoubt? Doubt, bool IsChanged) TryConfirm(AskedDay asked, Caller caller)
    {
        var observance = Find(asked.Id);
        if (!WrittenDay.TryRead(asked.Date ?? "", out var day, out var wrong))
            throw new InputProblemException(new(wrong.En + ".", wrong.Vi + "."));
        DemandDocument(asked.Document);
        // What stands there already is found out when the file is written.
        if (ConfirmationDoubt.Of(observance, day, replace: true) is { } doubt && (doubt.Kind != DoubtKind.Strange || !asked.Anyway))
            return (doubt, false);
        Confirmation? stands = null;
        try
        {
            var (before, after) = ObservancesFile.Confirm(settings.PlaylistsFolder, observance, day, asked.Document!, asked.Anyway, IsSeen);
            if (before == after)
                return (null, false);
            Keep(before, after, caller);
        }
        catch (InputProblemException) when (stands is { } other && AskedDay.Seen(other) != asked.Replaces)
        {
            throw new OtherItemException(LibraryTexts.OtherConfirmation(observance, other), AskedDay.Seen(other));
        }

        audit.Write(
            caller.Account!.Name, stands is null ? "observance.confirm" : "observance.replace", observance.Id,
            before: stands is null ? null : AskedDay.Seen(stands), after: $"{asked.Date} {asked.Document}", from: caller.From);
        return (null, true);

        bool IsSeen(Confirmation confirmed)
        {
            stands = confirmed;
            return AskedDay.Seen(confirmed) == asked.Replaces;
        }
    }

    /// <returns>What stands against it, null when it is done; and whether the file is another now.</returns>
    /// <exception cref="InputProblemException">It makes no sense, or cannot be written.</exception>
    /// <exception cref="OtherItemException">The year has another confirmation than the one that they saw.</exception>
    public async Task<(ConfirmationDoubt? Doubt, bool IsChanged)> Confirm(AskedDay asked, Caller caller, HttpContext context)
    {
        caller.DemandEverywhere(Deed.ConfirmDay);
        ConfirmationDoubt? doubt = null;
        var isChanged = await Taken(context, () =>
        {
            (doubt, var isNew) = TryConfirm(asked, caller);
            return isNew;
        });
        return (doubt, isChanged);
    }

    /// <returns>Whether the file is another now, here and below: only then is there something of one's own to take back.</returns>
    public Task<bool> SetTheme(AskedTheme asked, Caller caller, HttpContext context)
    {
        var observance = Find(asked.Observance);
        DemandDocument(asked.Source);
        if (string.IsNullOrWhiteSpace(asked.Text) && string.IsNullOrWhiteSpace(asked.Original))
            throw new InputProblemException(LibraryTexts.NoTheme);
        return Change(
            text =>
            {
                var before = ItemsOf(text, "themes").FirstOrDefault(IsIt);
                var theme = asked.In(before ?? EntryForm.Json(new JsonObject { ["observance"] = observance.Id, ["year"] = asked.Year }));
                SeenItem.Demand(before, theme, asked.Mark, LibraryTexts.OtherTheme);
                return ObservancesFile.WithItem(text, "themes", theme, IsIt);
            },
            caller, "observance.theme", observance.Id, context);

        bool IsIt(string json) => Read(json) is var theme && IdOf(theme) == observance.Id && YearOf(theme) == asked.Year;
    }

    public Task<bool> AddOwn(OwnDay day, Caller caller, HttpContext context)
    {
        if (day.Name is not { Length: > 0 } || day.Days is not { Length: > 0 } || day.Id is not { } id)
            throw new InputProblemException(LibraryTexts.NoName);
        var clean = day with { English = day.English ?? "", Rule = day.Rule ?? "", Since = day.Since ?? "", Source = day.Source ?? "" };
        if (day.Change is { Length: > 0 } changed)
            return ChangeOwn(Find(changed).Id, clean, caller, context);
        if (store.Current.Observances.Find(id) is not null)
            throw new InputProblemException(LibraryTexts.IsThere(id));
        return Change(text => ObservancesFile.WithItem(text, "observances", clean.ToJson(), _ => false), caller, "observance.own", id, context);
    }

    private Task<bool> ChangeOwn(string id, OwnDay day, Caller caller, HttpContext context) => Change(
        text =>
        {
            var item = ItemOf(text, id) ?? throw new InputProblemException(LibraryTexts.NotOwn(id));
            SeenItem.Demand(item, day.In(item), day.Mark, LibraryTexts.OtherDay);
            return ObservancesFile.WithItem(text, "observances", day.In(item), json => Text(Read(json)["id"]) == id);
        },
        caller, "observance.change", id, context);

    /// <returns>A day of the office's own, as its form shows it; null where there is none, or it is of a kind that the form does not have.</returns>
    public OwnDay? OwnOf(string? id) => ItemOf(Now(), id) is { } item ? OwnDay.Of(item) : null;

    /// <summary>The marks of what the file has, by which programs say that they have seen it.</summary>
    /// <returns>Of days of the office's own by id, and of themes by observance and year.</returns>
    public (ILookup<string, string> Own, ILookup<(string Id, int Year), string> Themes) Marks()
    {
        var text = Now();
        return (
            ItemsOf(text, "observances").ToLookup(item => Text(Read(item)["id"]) ?? "", SeenItem.MarkOf, StringComparer.Ordinal),
            ItemsOf(text, "themes").ToLookup(item => Read(item) is var theme ? (IdOf(theme) ?? "", YearOf(theme)) : default, SeenItem.MarkOf));
    }

    private string? IdOf(JsonObject theme) => Text(theme["observance"]) is { } id ? store.Current.Observances.Find(id)?.Id : null;

    private static string? ItemOf(string text, string? id) => ItemsOf(text, "observances").FirstOrDefault(item => Text(Read(item)["id"]) == id);

    /// <summary>Of an item that cannot be read nothing is known; the file's reader says what is wrong with it.</summary>
    private static JsonObject Read(string item)
    {
        try
        {
            var read = EntryForm.Parse(item);
            // A name that is there twice is found out when somebody looks.
            _ = read.Count;
            return read;
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException)
        {
            return [];
        }
    }

    private static int YearOf(JsonObject theme) => theme["year"] is JsonValue value && value.TryGetValue<int>(out var year) ? year : 0;

    /// <summary>One of the file's lists, as far as it can be read.</summary>
    private static IReadOnlyList<string> ItemsOf(string text, string list)
    {
        try
        {
            return [.. (JsonSpans.Of(text)[list]?.Items ?? []).Select(item => item.In(text))];
        }
        catch (System.Text.Json.JsonException)
        {
            return [];
        }
    }

    public Task<bool> RemoveOwn(string? name, Caller caller, HttpContext context)
    {
        var observance = Find(name);
        if (store.Current.Playlists.SelectMany(p => p.Entries.Select(e => new Core.Programmes.ScheduledEntry(p, e)))
            .FirstOrDefault(e => e.Entry.When.Rule is Core.Playlists.DayRule.Observed observed && observed.Observance.Id == observance.Id) is { } user)
            throw new InputProblemException(LibraryTexts.IsUsed(user.Key));
        return Change(text => ItemOf(text, observance.Id) is null ? throw new InputProblemException(LibraryTexts.NotOwn(observance.Id)) : ObservancesFile.WithoutItem(text, "observances", json => Text(Read(json)["id"]) == observance.Id), caller, "observance.remove", observance.Id, context);
    }

    /// <summary>Says whether the office keeps an observance.</summary>
    public Task<bool> SetOurs(string? name, bool isOurs, Caller caller, HttpContext context)
    {
        var observance = Find(name);
        bool IsIt(string json) => System.Text.Json.JsonSerializer.Deserialize<string>(json) is { } id && store.Current.Observances.Find(id)?.Id == observance.Id;
        return Change(
            text => isOurs ? ObservancesFile.WithoutItem(text, "notOurs", IsIt) : ObservancesFile.WithItem(text, "notOurs", EntryForm.Quote(observance.Id), IsIt),
            caller, isOurs ? "observance.keep" : "observance.not-ours", observance.Id, context);
    }

    public string? UndoOf(Caller caller) => LastChange.Of(history, HistoryId, Now(), caller);

    private string FilePath => Path.Combine(settings.PlaylistsFolder, ObservancesReader.FileName);

    private string Now() => File.Exists(FilePath) ? FileText.Read(FilePath) : ObservancesFile.Empty;

    /// <summary>Both, so that there is a way back.</summary>
    private void Keep(string before, string after, Caller caller)
    {
        history.Keep(HistoryId, before, "file", TimeProvider.System.Now());
        history.Keep(HistoryId, after, caller.Account!.Name, TimeProvider.System.Now());
    }

    public Task<bool> Undo(string version, Caller caller, HttpContext context) =>
        Change(
            text => LastChange.Of(history, HistoryId, text, caller) == version && history.Read(HistoryId, version) is { } older ? older : throw new InputProblemException(LibraryTexts.Changed),
            caller, "observance.undo", "observances.json", context);

    private Task<bool> Change(Func<string, string> edit, Caller caller, string deed, string what, HttpContext context)
    {
        caller.DemandEverywhere(Deed.ConfirmDay);
        return Taken(context, () =>
        {
            var (before, after) = ObservancesFile.Change(settings.PlaylistsFolder, edit);
            if (before == after)
                return false;
            Keep(before, after, caller);
            var lines = LineDiff.Of(before, after);
            audit.Write(
                caller.Account!.Name, deed, what, string.Join('\n', lines.Where(l => l.Sign == '-').Select(l => l.Text)), string.Join('\n', lines.Where(l => l.Sign == '+').Select(l => l.Text)),
                from: caller.From);
            return true;
        });
    }

    /// <summary>The watcher takes the file over; the page that follows is to show it already.</summary>
    private async Task<bool> Taken(HttpContext context, Func<bool> write)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Replaced += OnReplaced;
        try
        {
            if (!write())
                return false;
            await taken.Task.WaitAsync(LongestWait, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }
        finally
        {
            store.Replaced -= OnReplaced;
        }

        void OnReplaced(object? sender, EventArgs e) => taken.TrySetResult();
    }

    private Observance Find(string? id) =>
        (id is null ? null : store.Current.Observances.Find(id)) ?? throw new InputProblemException(new($"There is no observance '{id}'.", $"Không có ngày kỷ niệm '{id}'."));

    private static void DemandDocument(string? document)
    {
        if (document is null || !ObservancesFile.IsDocument(document))
            throw new InputProblemException(YearTexts.NoDocument);
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
