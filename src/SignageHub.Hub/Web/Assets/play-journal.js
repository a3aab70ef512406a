/** Rows that wait for the hub at most; then the oldest go, and the hub counts the numbers that never came. */
const MOST = 4_000;

/** Longer than this between two looks, and the time between does not count as lit. */
const MOST_BETWEEN = 5_000;

const KEEP_EVERY = 60_000;

/**
 * What this browser has shown, one row for each scene and hour, numbered for each start of the page, kept until the hub has acknowledged it.
 * The same rows as those of signage-player: see Play in the hub's sources.
 */
export class PlayJournal {
  #board;
  #kept;
  #open = new Map();
  #hour = 0;
  #last = null;
  #keptAt = 0;

  constructor(board) {
    this.#board = board;
    this.#kept = load(board);
    // What an earlier start left open is closed: it is as it was at its last minute.
    if (this.#kept.open) this.#add(this.#kept.open.boot, this.#kept.open.rows);
    this.#kept.open = null;
    this.#kept.counter++;
    const random = crypto.getRandomValues(new Uint32Array(1))[0].toString(16).padStart(8, '0');
    this.boot = `${String(this.#kept.counter).padStart(6, '0')}-${random}`;
    this.#keep();
  }

  /** The last number of this start. */
  get lastNumber() {
    return this.#kept.boots.find(({ boot }) => boot === this.boot)?.last ?? 0;
  }

  get waiting() {
    return JSON.stringify(this.#kept.boots).length;
  }

  /** This is lit now; called once or twice a second. @param {{scene: string | null, entry: string | null, reason: string, version: number, turn: unknown}} shown */
  look(shown, now) {
    const hour = Math.floor(now / 3_600_000);
    if (hour !== this.#hour) this.close();
    this.#hour = hour;
    const key = `${shown.scene} ${shown.reason} ${shown.version}`;
    const between = this.#last && now > this.#last.at && now - this.#last.at <= MOST_BETWEEN ? now - this.#last.at : 0;
    const before = this.#last && this.#open.get(this.#last.key);
    if (between > 0 && before) Object.assign(before, { until: iso(now), lit: before.lit + Math.round(between) });
    const row = this.#open.get(key);
    if (!row) {
      this.#open.set(key, {
        number: 0, from: iso(now), until: iso(now), lit: 0, count: 1, scene: shown.scene, entry: shown.entry, reason: shown.reason, version: shown.version,
      });
    } else if (key !== this.#last?.key || (shown.turn !== null && shown.turn !== this.#last.turn)) {
      row.count++;
    }
    this.#last = { key, at: now, turn: shown.turn ?? this.#last?.turn };
    if (!row || now >= this.#keptAt + KEEP_EVERY || now < this.#keptAt) this.keepOpen(now);
  }

  keepOpen(now) {
    this.#keptAt = now;
    this.#kept.open = { boot: this.boot, rows: [...this.#open.values()] };
    this.#keep();
  }

  close() {
    const rows = [...this.#open.values()];
    this.#open.clear();
    this.#last = null;
    if (rows.length === 0) return;
    this.#kept.open = null;
    this.#add(this.boot, rows);
    this.#keep();
  }

  /** The oldest rows that wait, at most a hundred of one start; null for none. */
  next() {
    const first = this.#kept.boots.find(({ rows }) => rows.length > 0);
    return first ? { board: this.#board, boot: first.boot, plays: first.rows.slice(0, 100) } : null;
  }

  acknowledge(boot, through) {
    const its = this.#kept.boots.find(kept => kept.boot === boot);
    if (!its) return;
    its.rows = its.rows.filter(({ number }) => number > through);
    this.#kept.boots = this.#kept.boots.filter(kept => kept.rows.length > 0 || kept.boot === this.boot);
    this.#keep();
  }

  #add(boot, rows) {
    let its = this.#kept.boots.find(kept => kept.boot === boot);
    if (!its) this.#kept.boots.push(its = { boot, last: 0, rows: [] });
    for (const row of rows) its.rows.push({ ...row, number: ++its.last });
    let tooMany = this.#kept.boots.reduce((sum, kept) => sum + kept.rows.length, 0) - MOST;
    for (const kept of this.#kept.boots) {
      if (tooMany > 0) tooMany -= kept.rows.splice(0, tooMany).length;
    }
  }

  #keep() {
    try {
      localStorage.setItem(name(this.#board), JSON.stringify(this.#kept));
    } catch {
      // Full or forbidden: it holds as long as the page.
    }
  }
}

const name = board => `signagehub/plays/${board}`;
const iso = t => new Date(t).toISOString();

function load(board) {
  try {
    const kept = JSON.parse(localStorage.getItem(name(board)));
    if (Number.isSafeInteger(kept.counter) && Array.isArray(kept.boots)) return kept;
  } catch {
    // None, or damaged: proof that cannot be read is none.
  }
  return { counter: 0, boots: [], open: null };
}
