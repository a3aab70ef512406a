import { keep, kept } from './kept.js';

/** How far a machine's monotonic counter may be off: 500 parts in a million. */
const DRIFT = 0.0005;

const KEEP_EVERY = 600_000;

/**
 * The time a board acts on: what the stream says, held between what the hub's signatures prove; the same rule as TrustedClock in the player, where the reasons stand.
 * Whatever was signed was signed in the past, so it is a floor; a signed answer to a question of this page is a ceiling, and takes back what a hub whose clock was ahead
 * had signed. Only what manifests of ordinary runs say is kept. A page that only looks on asks nothing: there the newest manifest is the floor.
 */
export class TrustedClock {
  #told;
  #board;
  #asks = false;
  #floor = null;
  #ceiling = null;
  #kept = null;
  #inForce = null;
  #isOfATrial = false;
  #keptTime = 0;
  #keptAt = -Infinity;

  /** @param {HubClock} told what the stream says, which nobody has signed @param {string} board */
  constructor(told, board) {
    this.#told = told;
    this.#board = board;
    const time = kept(name(board));
    if (Number.isSafeInteger(time) && time > 0) this.#floor = this.#kept = mark(time);
  }

  get isSet() {
    return this.#told.isSet;
  }

  /** Whether the time is by the word of a hub whose clock somebody set, and no other hub has answered since. */
  get isOfATrial() {
    return this.#isOfATrial;
  }

  tell(iso) {
    this.#told.tell(iso);
  }

  assume() {
    this.#told.assume();
  }

  /** From here on the hub is asked, and its answers count. */
  ask() {
    this.#asks = true;
  }

  /**
   * A manifest was taken that was signed at that time, ms since the Unix epoch; each is newer than the one before.
   * @returns {boolean} false when the answer of this page contradicts it: time to ask again
   */
  signed(time, isTrial = false) {
    const fits = !this.#ceiling || time <= this.#limit();
    const raised = before => (this.#asks ? later(before, time) : mark(time));
    if (fits) this.#floor = raised(this.#floor);
    if (isTrial) {
      this.#isOfATrial ||= fits;
      return fits;
    }

    this.#inForce = mark(time);
    if (fits) this.#kept = raised(this.#kept);
    this.#correct();
    return fits;
  }

  /** A signed time, of a trial or not, answered a question that left when `performance.now()` was `asked`. */
  answered(time, asked, isTrial = false) {
    this.#isOfATrial = isTrial;
    const latest = time + (performance.now() - asked);
    const isBack = this.#floor !== null && at(this.#floor) > latest;
    this.#floor = isBack ? mark(time) : later(this.#floor, time);
    // An answer that was long under way says less than one that came at once; one that the ceiling is already behind says that this machine slept, or the hub's clock was set.
    if (!this.#ceiling || latest < this.#limit() || time > this.#limit()) this.#ceiling = mark(latest);
    this.#correct();
  }

  /** The hub of a trial is gone, and its time with it. */
  endTrial() {
    [this.#floor, this.#ceiling, this.#isOfATrial] = [this.#kept, null, false];
    this.#told.forget();
    this.#told.assume();
  }

  /** ms since the Unix epoch. */
  now() {
    let now = this.#told.now();
    if (this.#floor) now = Math.max(now, at(this.#floor));
    if (this.#ceiling) now = Math.min(now, this.#limit());
    this.#keep();
    return now;
  }

  /** What was kept of a hub that was ahead gives way to the manifest in force, when the answer speaks against the one and not against the other. */
  #correct() {
    if (this.#ceiling && this.#kept && at(this.#kept) > this.#limit() && this.#inForce && at(this.#inForce) <= this.#limit()) this.#kept = this.#inForce;
  }

  #limit() {
    return at(this.#ceiling, 1 + DRIFT);
  }

  /** Now and then; at once when what was kept is taken back. */
  #keep() {
    if (!this.#kept || (at(this.#kept) >= this.#keptTime && performance.now() < this.#keptAt + KEEP_EVERY)) return;
    [this.#keptTime, this.#keptAt] = [Math.floor(at(this.#kept)), performance.now()];
    keep(name(this.#board), this.#keptTime);
  }
}

/** A time, and the monotonic clock when it was that. */
const mark = time => ({ time, since: performance.now() });
const at = ({ time, since }, pace = 1) => time + (performance.now() - since) * pace;
const later = (before, time) => (before && at(before) >= time ? before : mark(time));
const name = board => `signagehub/time/${board}`;
