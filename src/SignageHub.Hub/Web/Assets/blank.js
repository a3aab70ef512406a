import { keep, kept } from './kept.js';
import { BLANK_TYPE, isObject, readJson, verify } from './jws.js';

/**
 * Whether the board is ordered dark by the red button. An order is signed, counts up, and is kept before it is obeyed, so that it outlives the page; one that was
 * kept and cannot be read leaves the board dark until a signed order comes that is no older than what it had seen. Where what it had seen is lost as well, it cannot
 * tell a new order from one of last month: it stays dark and obeys none until the hub, asked by this page, says which is in force; the same rule as BlankSwitch in
 * the player. A page that only looks on asks nothing, and believes whatever keys the hub hands out: there the next signed order is enough.
 */
export class BlankSwitch {
  #board;
  #order;
  #seen;
  #isUnreadable;
  #isLost;
  #asks = false;
  #held = null;

  constructor(board) {
    this.#board = board;
    const [order, seen] = [kept(name(board)), kept(seenName(board))];
    const keptSeen = Number.isSafeInteger(seen) && seen > 0 ? seen : 0;
    this.#order = isOrder(order) ? { counter: order.counter, dark: order.dark } : { counter: 0, dark: false };
    this.#isUnreadable = !isOrder(order) && (order !== undefined || seen !== undefined);
    this.#isLost = this.#isUnreadable && keptSeen === 0;
    this.#seen = Math.max(keptSeen, this.#order.counter);
  }

  get isDark() {
    return this.#isUnreadable || this.#order.dark;
  }

  /** Dark because its order cannot be read. */
  get isUnreadable() {
    return this.#isUnreadable;
  }

  /** The counter of the order in force; 0 for none. */
  get counter() {
    return this.#order.counter;
  }

  /** Where its order cannot be read: how new that was, as far as is known; 0 otherwise. */
  get unread() {
    return this.#isUnreadable ? this.#seen : 0;
  }

  /** From here on the hub is asked, and says which order is in force. */
  ask() {
    this.#asks = true;
  }

  /**
   * @param {string} compact the signed order
   * @param {(keyId: string) => Promise<CryptoKey | undefined>} keyOf
   * @returns {Promise<string>} `accepted`, `older`, `held` until the hub says which is in force, or why it is not believed
   */
  async take(compact, keyOf) {
    const { verdict, payload } = await verify(compact, BLANK_TYPE, keyOf);
    if (verdict !== 'valid') return verdict;
    const order = readJson(payload);
    if (!isObject(order) || !Number.isSafeInteger(order.counter) || typeof order.everywhere !== 'boolean' || !Array.isArray(order.boards)) return 'malformed';
    if (order.counter <= this.counter || order.counter < this.#seen) return 'older';
    const taken = { counter: order.counter, dark: order.everywhere || order.boards.includes(this.#board) };
    if (!this.#isInDoubt) {
      this.#obey(taken);
      return 'accepted';
    }

    if (taken.counter > (this.#held?.counter ?? 0)) this.#held = taken;
    return 'held';
  }

  /**
   * The hub answered a question of this page.
   * @param {unknown} inForce the counter of its order in force; anything else when it knows of none, which lifts nothing
   */
  settle(inForce) {
    if (!this.#isInDoubt || !(Number.isSafeInteger(inForce) && inForce > 0)) return;
    this.#isLost = false;
    this.#see(inForce);
    if (this.#held?.counter >= inForce) this.#obey(this.#held);
  }

  /** Knows neither its order nor how new that was, and waits for the hub's word. */
  get #isInDoubt() {
    return this.#asks && this.#isLost;
  }

  #obey(order) {
    this.#see(order.counter);
    [this.#order, this.#isUnreadable, this.#isLost] = [order, false, false];
    keep(name(this.#board), order);
  }

  #see(counter) {
    this.#seen = counter;
    keep(seenName(this.#board), counter);
  }
}

const isOrder = order => Number.isSafeInteger(order?.counter) && typeof order.dark === 'boolean';

const name = board => `signagehub/blank/${board}`;

/** The counter of the newest order, in a place of its own: no older lift is taken where the order is lost. */
const seenName = board => `signagehub/blank-seen/${board}`;
