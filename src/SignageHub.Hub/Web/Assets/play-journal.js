import { keep, kept } from './kept.js';
import { PlayStore } from './play-store.js';

/** Rows that wait for the hub, as JSON: far more than 90 days. Beyond it the oldest go, and the hub counts the numbers that never came. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Longer than this between two looks, and the time between does not count as lit. */
const MOST_BETWEEN = 5_000;

const KEEP_EVERY = 60_000;

const HOUR = 3_600_000;

/**
 * What this browser has shown, one row for each scene and hour, numbered for each start of the page, kept until the hub has acknowledged it.
 * The same rows as those of signage-player: see Play in the hub's sources. Rows that are still open stand in localStorage, which takes them at once when
 * the page goes; those with a number in the store. Rows that the store has not taken yet stand in localStorage, too, and are offered to it once a minute.
 */
export class PlayJournal {
  #board;
  #store;
  #boots = [];
  #bytes = 0;
  #unwritten = new Map();
  #writing = Promise.resolve();
  #counter;
  #open = new Map();
  #hour = 0;
  #last = null;
  #keptAt = 0;

  static async open(board, mostBytes = MOST_BYTES) {
    const store = await PlayStore.open(board);
    return new PlayJournal(board, store, await store.load().catch(() => []), mostBytes);
  }

  constructor(board, store, rows, mostBytes) {
    this.#board = board;
    this.#store = store;
    this.mostBytes = mostBytes;
    for (const { boot, row } of rows) this.#append(boot, row);
    const { counter, open } = load(board);
    this.#counter = counter + 1;
    const random = crypto.getRandomValues(new Uint32Array(1))[0].toString(16).padStart(8, '0');
    this.boot = `${String(this.#counter).padStart(6, '0')}-${random}`;
    // What an earlier start left open is closed, as it was at its last minute; what of it has a number already is not added again.
    for (const { boot, after, rows } of open) {
      const known = Math.max(after, this.#lastOf(boot));
      this.#number(boot, rows.slice(known - after), known);
    }
  }

  /** The last number of this start. */
  get lastNumber() {
    return this.#lastOf(this.boot);
  }

  /** Settles when every row that has a number is on disk. */
  get written() {
    return this.#writing;
  }

  get waiting() {
    return this.#bytes;
  }

  /** This is lit now; called once or twice a second. @param {{scene: string | null, entry: string | null, reason: string, version: number, turn: unknown}} shown */
  look(shown, now) {
    const hour = Math.floor(now / HOUR);
    const goesOn = hour !== this.#hour && this.#begin(hour * HOUR, now);
    this.#hour = hour;
    this.#credit(now);
    const key = `${shown.scene} ${shown.reason} ${shown.version}`;
    const row = this.#open.get(key);
    if (!row) {
      const isSame = goesOn?.key === key && (shown.turn ?? goesOn.turn) === goesOn.turn;
      this.#open.set(key, { ...rowOf(shown, now), count: isSame ? 0 : 1 });
    } else if (key !== this.#last?.key || (shown.turn !== null && shown.turn !== this.#last.turn)) {
      row.count++;
    }
    this.#last = { key, at: now, turn: shown.turn ?? this.#last?.turn };
    if (!row || now >= this.#keptAt + KEEP_EVERY || now < this.#keptAt) this.keepOpen(now);
  }

  /** Another hour. What was lit over its beginning has its share in both, but its turn counts in the hour in which it came. Returns what may go on. */
  #begin(turn, now) {
    const last = this.#last;
    const before = last && last.at < turn && this.#isWatched(now) ? this.#open.get(last.key) : undefined;
    if (before) this.#credit(turn);
    this.close();
    if (!before) return null;
    if (turn < now) {
      this.#open.set(last.key, rowOf(before, turn));
      this.#last = { ...last, at: turn };
    }
    return last;
  }

  /** The stretch since the last look belongs to what was lit then. */
  #credit(now) {
    const before = this.#last && this.#isWatched(now) && this.#open.get(this.#last.key);
    if (!before) return;
    // A clock that was put back goes through the same minutes twice: a row never claims more than its time.
    const until = Math.max(Date.parse(before.until), now);
    Object.assign(before, { until: iso(until), lit: Math.min(before.lit + Math.round(now - this.#last.at), Math.ceil(until - Date.parse(before.from))) });
  }

  #isWatched(now) {
    return now > this.#last.at && now - this.#last.at <= MOST_BETWEEN;
  }

  keepOpen(now) {
    this.#keptAt = now;
    this.#keepNote();
    this.#put();
  }

  close() {
    const rows = [...this.#open.values()];
    if (rows.length === 0) return;
    this.#open.clear();
    this.#last = null;
    this.#number(this.boot, rows, this.lastNumber);
  }

  /** The oldest rows that wait, at most a hundred of one start, all of them on disk; null while there are none. */
  next() {
    const first = this.#boots.find(({ rows }) => rows.length > 0);
    const next = first?.rows.slice(0, 100) ?? [];
    // Up to the first that is not: of numbers that are passed over the hub says that they never came.
    const waits = next.findIndex(row => this.#unwritten.has(row));
    const plays = waits < 0 ? next : next.slice(0, waits);
    return plays.length > 0 ? { board: this.#board, boot: first.boot, plays } : null;
  }

  acknowledge(boot, through) {
    const its = this.#boots.find(kept => kept.boot === boot);
    if (!its) return;
    const gone = its.rows.filter(({ number }) => number <= through);
    its.rows = its.rows.filter(({ number }) => number > through);
    this.#boots = this.#boots.filter(kept => kept.rows.length > 0 || kept.boot === this.boot);
    this.#drop(boot, gone);
  }

  #onTheirWay = new Set();

  #lastOf(boot) {
    return this.#boots.find(kept => kept.boot === boot)?.last ?? 0;
  }

  #append(boot, row) {
    let its = this.#boots.find(kept => kept.boot === boot);
    if (!its) this.#boots.push(its = { boot, last: 0, rows: [] });
    its.rows.push(row);
    its.last = row.number;
    this.#bytes += JSON.stringify(row).length;
  }

  /** Rows get their numbers; the note of what is open changes when they are on disk. */
  #number(boot, rows, after) {
    const added = rows.map((row, i) => ({ boot, row: { ...row, number: after + i + 1 } }));
    for (const { row } of added) {
      this.#append(boot, row);
      this.#unwritten.set(row, boot);
    }
    this.#keepNote();
    this.#put();
    while (this.#bytes > this.mostBytes) this.#dropOldest();
  }

  /** Everything that the store has not taken, also what it refused before. */
  async #put() {
    const added = [...this.#unwritten].filter(([row]) => !this.#onTheirWay.has(row)).map(([row, boot]) => ({ boot, row }));
    if (added.length === 0) return;
    for (const { row } of added) this.#onTheirWay.add(row);
    const isWritten = await this.#write(added, []);
    for (const { row } of added) {
      this.#onTheirWay.delete(row);
      if (isWritten) this.#unwritten.delete(row);
    }
    if (isWritten) this.#keepNote();
  }

  #dropOldest() {
    const first = this.#boots.find(({ rows }) => rows.length > 0);
    this.#drop(first.boot, first.rows.splice(0, 100));
  }

  #drop(boot, rows) {
    for (const row of rows) {
      this.#bytes -= JSON.stringify(row).length;
      this.#unwritten.delete(row);
    }
    this.#write([], rows.map(row => ({ boot, row })));
  }

  /** One after the other. Settles with whether the store took them: when it says so, they are on disk. */
  #write(added, gone) {
    return this.#writing = this.#writing.then(() => this.#store.change(added, gone)).then(() => true, () => false);
  }

  /** What a page that ends now begins with: of each start the rows that the store has not taken, then what is open. */
  #keepNote() {
    const open = new Map();
    const add = (boot, row, after) => {
      if (!open.has(boot)) open.set(boot, { boot, after, rows: [] });
      open.get(boot).rows.push(row);
    };
    for (const [row, boot] of this.#unwritten) add(boot, row, row.number - 1);
    for (const row of this.#open.values()) add(this.boot, row, this.lastNumber);
    keep(name(this.#board), { counter: this.#counter, open: [...open.values()] });
  }
}

const name = board => `signagehub/plays/${board}`;
const iso = t => new Date(t).toISOString();

const rowOf = ({ scene, entry, reason, version }, at) => ({ number: 0, from: iso(at), until: iso(at), lit: 0, count: 0, scene, entry, reason, version });

function load(board) {
  const note = kept(name(board));
  // None, or damaged: proof that cannot be read is none.
  if (!Number.isSafeInteger(note?.counter)) return { counter: 0, open: [] };
  // One start's rows stood there alone in an older page.
  const open = Array.isArray(note.open) ? note.open : [note.open];
  return { counter: note.counter, open: open.filter(its => Array.isArray(its?.rows)).map(its => ({ after: 0, ...its })) };
}
