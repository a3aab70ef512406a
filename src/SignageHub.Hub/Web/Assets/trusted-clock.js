import { keep, kept } from './kept.js';

/** How far a machine's monotonic counter may be off: 500 parts in a million. */
const DRIFT = 0.0005;

const KEEP_EVERY = 600_000;

/**
 * The time a board acts on: what the stream says, held between what the hub's signatures prove; the same rule as TrustedClock in the player.
 * Whatever was signed was signed in the past, so it is a floor, and so is the time that was kept; a signed answer to a question of this page is a ceiling too.
 */
export class TrustedClock {
  #told;
  #board;
  #floor = null;
  #ceiling = null;
  #keptAt = -Infinity;

  /** @param {HubClock} told what the stream says, which nobody has signed @param {string} board */
  constructor(told, board) {
    this.#told = told;
    this.#board = board;
    const time = kept(name(board));
    if (Number.isSafeInteger(time) && time > 0) this.passed(time);
  }

  get isSet() {
    return this.#told.isSet;
  }

  tell(iso) {
    this.#told.tell(iso);
  }

  assume() {
    this.#told.assume();
  }

  /** Something was signed at that time, ms since the Unix epoch. */
  passed(time) {
    const at = performance.now();
    if (!this.#floor || time > this.#floor.time + (at - this.#floor.at)) this.#floor = { time, at };
  }

  /** A signed time answered a question that left when `performance.now()` was `asked`. */
  answered(time, asked) {
    this.passed(time);
    const at = performance.now();
    const latest = time + (at - asked);
    // An answer that was long under way says less than one that came at once; one that the ceiling is already behind says that this machine slept.
    if (!this.#ceiling || latest < this.#limit(at) || time > this.#limit(at)) this.#ceiling = { time: latest, at };
  }

  /** ms since the Unix epoch. */
  now() {
    const at = performance.now();
    let now = this.#told.now();
    if (this.#ceiling) now = Math.min(now, this.#limit(at));
    if (this.#floor) {
      const floor = this.#floor.time + (at - this.#floor.at);
      now = Math.max(now, floor);
      if (at >= this.#keptAt + KEEP_EVERY) this.#keep(floor, at);
    }
    return now;
  }

  #limit(at) {
    return this.#ceiling.time + (at - this.#ceiling.at) * (1 + DRIFT);
  }

  #keep(floor, at) {
    this.#keptAt = at;
    keep(name(this.#board), Math.floor(floor));
  }
}

const name = board => `signagehub/time/${board}`;
