namespace SignageHub.Web.Tests;

/// <summary>The plays that a board in a browser keeps until the hub has them.</summary>
public sealed class BrowserJournalTests(Chromium chromium)
{
    /// <summary>The hub was away for long: more than one batch, and more than the cap lets stand.</summary>
    [Fact]
    public async Task Journal_OfABrowserBoard_KeepsItsRowsOverAStart_AndDropsTheOldestBeyondItsCap()
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);
        const string play = """
            async ([hours, bytes]) => {
              const { PlayJournal } = await import(new URL('play-journal.js', document.querySelector('script[type=module]').src));
              const journal = await PlayJournal.open('journal-test', bytes);
              const shown = { scene: 'a', entry: 'p/1', reason: 'normal', version: 1, turn: null };
              for (let i = 0; i < hours; i++) journal.look(shown, Date.UTC(2027, 0, 1, i, 30));
              journal.close();
              await journal.written;
              const numbers = [];
              for (let tries = 0; tries < 400; tries++) {
                const batch = journal.next();
                if (batch) {
                  numbers.push(...batch.plays.map(({ number }) => number));
                  if (bytes < 1e6 || hours === 0) journal.acknowledge(batch.boot, batch.plays.at(-1).number);
                  else return [journal.waiting, ...numbers];
                } else if (journal.waiting === 0) break;
                await new Promise(done => setTimeout(done, 25));
              }
              return [journal.waiting, ...numbers];
            }
            """;

        await view.Page.EvaluateAsync<int[]>(play, new object[] { 250, 32_000_000 });
        await view.Page.ReloadAsync();
        var after = await view.Page.EvaluateAsync<int[]>(play, new object[] { 0, 32_000_000 });
        Assert.Equal([0, .. Enumerable.Range(1, 250)], after);

        var capped = await view.Page.EvaluateAsync<int[]>(play, new object[] { 1000, 100_000 });
        Assert.Equal(0, capped[0]);
        Assert.Equal(1000, capped[^1]);
        Assert.InRange(capped.Length, 300, 900);
    }

    /// <summary>A store that is full refuses the transaction: what it did not take is not on disk, is not handed in, and is not lost with the page.</summary>
    [Fact]
    public async Task Journal_OfABrowserBoard_WhoseStoreRefuses_HandsInNothingUntilItIsKept_AndLosesNothingWithThePage()
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);
        const string play = """
            async ([hours, refuses]) => {
              const { PlayJournal } = await import(new URL('play-journal.js', document.querySelector('script[type=module]').src));
              const { put } = IDBObjectStore.prototype;
              if (refuses) IDBObjectStore.prototype.put = function (...row) { const request = put.apply(this, row); this.transaction.abort(); return request; };
              const journal = await PlayJournal.open('full-test');
              const look = i => journal.look({ scene: 'a', entry: 'p/1', reason: 'normal', version: 1, turn: null }, Date.UTC(2027, 0, 1, i, 30));
              for (let i = 0; i < hours; i++) look(i);
              journal.close();
              await journal.written;
              const refused = journal.next()?.plays.length ?? 0;
              return [refused, ...(journal.next()?.plays ?? []).map(({ number }) => number)];
            }
            """;

        var refused = await view.Page.EvaluateAsync<int[]>(play, new object[] { 3, true });
        await view.Page.ReloadAsync();
        var after = await view.Page.EvaluateAsync<int[]>(play, new object[] { 0, false });

        Assert.Equal([0], refused);
        Assert.Equal([3, 1, 2, 3], after);
    }

    [Fact]
    public async Task Journal_OfABrowserBoard_WhoseStoreRefusedForAWhile_HandsInAllOfIt()
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);

        var numbers = await view.Page.EvaluateAsync<int[]>("""
            async () => {
              const { PlayJournal } = await import(new URL('play-journal.js', document.querySelector('script[type=module]').src));
              const { put } = IDBObjectStore.prototype;
              IDBObjectStore.prototype.put = function (...row) { const request = put.apply(this, row); this.transaction.abort(); return request; };
              const journal = await PlayJournal.open('while-test');
              const look = i => journal.look({ scene: 'a', entry: 'p/1', reason: 'normal', version: 1, turn: null }, Date.UTC(2027, 0, 1, i, 30));
              for (let i = 0; i < 3; i++) look(i);
              await journal.written;
              IDBObjectStore.prototype.put = put;
              look(3);
              await journal.written;
              look(4);
              await journal.written;
              return journal.next().plays.map(({ number }) => number);
            }
            """);

        Assert.Equal([1, 2, 3, 4], numbers);
    }

    [Fact]
    public async Task Journal_OfABrowserBoard_CountsATurnOverTheHourOnce_AndLosesNothingOfIt()
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);

        // Looks every 3 s from 00:00:04 to 02:05, turns of 7 s.
        var rows = await view.Page.EvaluateAsync<double[][]>("""
            async () => {
              const { PlayJournal } = await import(new URL('play-journal.js', document.querySelector('script[type=module]').src));
              const journal = await PlayJournal.open('hour-test');
              for (let s = 4; s < 7500; s += 3) journal.look({ scene: 'a', entry: 'p/1', reason: 'normal', version: 1, turn: Math.floor(s / 7) }, Date.UTC(2027, 0, 1) + s * 1000);
              await journal.written;
              return journal.next().plays.map(p => [p.lit, p.count, Date.parse(p.from) / 1000 % 86400, Date.parse(p.until) / 1000 % 86400]);
            }
            """);

        Assert.Equal([3_596_000, 3_600_000], rows.Select(r => r[0]));
        Assert.Equal([(4, 3600), (3600, 7200)], rows.Select(r => (r[2], r[3])));
        // Turns 0 to 1028: the last of them begins four seconds before two o'clock.
        Assert.Equal(1029, rows.Sum(r => r[1]));
    }

    [Fact]
    public async Task Journal_OfABrowserBoardWhoseClockIsPutBack_ClaimsNoMoreThanTheTimeOfItsRow()
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);

        // Half an hour, back to the tenth minute, and on to the next hour.
        var rows = await view.Page.EvaluateAsync<double[][]>("""
            async () => {
              const { PlayJournal } = await import(new URL('play-journal.js', document.querySelector('script[type=module]').src));
              const journal = await PlayJournal.open('back-test');
              const look = s => journal.look({ scene: 'a', entry: 'p/1', reason: 'normal', version: 1, turn: null }, Date.UTC(2027, 0, 1) + s * 1000);
              for (let s = 0; s <= 1800; s++) look(s);
              for (let s = 600; s <= 3602; s++) look(s);
              await journal.written;
              return journal.next().plays.map(p => [p.lit, Date.parse(p.until) - Date.parse(p.from)]);
            }
            """);

        var row = Assert.Single(rows);
        Assert.Equal((3_600_000, 3_600_000), (row[0], row[1]));
    }
}
