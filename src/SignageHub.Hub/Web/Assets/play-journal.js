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
 * the page goes; those with a number in the store.
 */
export class PlayJournal {
  #board;
  #store;
  #boots = [];
  #bytes = 0;
  #onDisk = new WeakSet();
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
    for (const { boot, row } of rows) {
      this.#append(boot, row);
      this.#onDisk.add(row);
    }
    const { counter, open } = load(board);
    this.#counter = counter + 1;
    const random = crypto.getRandomValues(new Uint32Array(1))[0].toString(16).padStart(8, '0');
    this.boot = `${String(this.#counter).padStart(6, '0')}-${random}`;
    // What an earlier start left open is closed, as it was at its last minute; what of it has a number already is not added again.
    const rest = open ? open.rows.slice(Math.max(0, this.#lastOf(open.boot) - open.after)) : [];
    this.#number(open?.boot, rest, Math.max(open?.after ?? 0, this.#lastOf(open?.boot)));
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
    // While rows get their numbers, what stands there stays: it is what a page that ends now begins with.
    if (!this.#isNumbering) this.#keepNote();
  }

  close() {
    const rows = [...this.#open.values()];
    if (rows.length === 0) return;
    this.#keepNote();
    this.#open.clear();
    this.#last = null;
    this.#number(this.boot, rows, this.lastNumber);
  }

  /** The oldest rows that wait, at most a hundred of one start, all of them on disk; null for none. */
  next() {
    const first = this.#boots.find(({ rows }) => rows.length > 0);
    const plays = first?.rows.slice(0, 100).filter(row => this.#onDisk.has(row)) ?? [];
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

  #isNumbering = 0;

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
    for (const { row } of added) this.#append(boot, row);
    this.#isNumbering++;
    this.#write(added, []).then(() => {
      this.#isNumbering--;
      if (!this.#isNumbering) this.#keepNote();
      for (const { row } of added) this.#onDisk.add(row);
    });
    while (this.#bytes > this.mostBytes) this.#dropOldest();
  }

  #dropOldest() {
    const first = this.#boots.find(({ rows }) => rows.length > 0);
    this.#drop(first.boot, first.rows.splice(0, 100));
  }

  #drop(boot, rows) {
    for (const row of rows) this.#bytes -= JSON.stringify(row).length;
    this.#write([], rows.map(row => ({ boot, row })));
  }

  /** One after the other. A disk that refuses: they hold as long as the page. */
  #write(added, gone) {
    return this.#writing = this.#writing.then(() => this.#store.change(added, gone)).catch(() => {});
  }

  #keepNote() {
    const open = this.#open.size > 0 ? { boot: this.boot, after: this.lastNumber, rows: [...this.#open.values()] } : null;
    keep(name(this.#board), { counter: this.#counter, open });
  }
}

const name = board => `signagehub/plays/${board}`;
const iso = t => new Date(t).toISOString();

const rowOf = ({ scene, entry, reason, version }, at) => ({ number: 0, from: iso(at), until: iso(at), lit: 0, count: 0, scene, entry, reason, version });

function load(board) {
  const note = kept(name(board));
  // None, or damaged: proof that cannot be read is none.
  if (!Number.isSafeInteger(note?.counter)) return { counter: 0, open: null };
  return { counter: note.counter, open: Array.isArray(note.open?.rows) ? { after: 0, ...note.open } : null };
}
