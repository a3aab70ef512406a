import { keep, kept } from './kept.js';
import { BLANK_TYPE, isObject, readJson, verify } from './jws.js';

/**
 * Whether the board is ordered dark by the red button. An order is signed, counts up, and is kept before it is obeyed, so that it outlives the page;
 * one that was kept and cannot be read leaves the board dark until a signed order comes that is no older than what it had seen.
 */
export class BlankSwitch {
  #board;
  #order;
  #seen;

  constructor(board) {
    this.#board = board;
    const seen = kept(seenName(board));
    this.#order = stored(board, seen);
    this.#seen = Math.max(Number.isSafeInteger(seen) ? seen : 0, this.#order.counter);
  }

  get isDark() {
    return this.#order.dark;
  }

  /** The counter of the order in force; 0 for none. */
  get counter() {
    return this.#order.counter;
  }

  /**
   * @param {string} compact the signed order
   * @param {(keyId: string) => Promise<CryptoKey | undefined>} keyOf
   * @returns {Promise<string>} `accepted`, `older`, or why it is not believed
   */
  async take(compact, keyOf) {
    const { verdict, payload } = await verify(compact, BLANK_TYPE, keyOf);
    if (verdict !== 'valid') return verdict;
    const order = readJson(payload);
    if (!isObject(order) || !Number.isSafeInteger(order.counter) || typeof order.everywhere !== 'boolean' || !Array.isArray(order.boards)) return 'malformed';
    if (order.counter <= this.counter || order.counter < this.#seen) return 'older';
    this.#seen = order.counter;
    keep(seenName(this.#board), this.#seen);
    this.#order = { counter: order.counter, dark: order.everywhere || order.boards.includes(this.#board) };
    keep(name(this.#board), this.#order);
    return 'accepted';
  }
}

const name = board => `signagehub/blank/${board}`;

/** The counter of the newest order, in a place of its own: no older lift is taken where the order is lost. */
const seenName = board => `signagehub/blank-seen/${board}`;

function stored(board, seen) {
  const order = kept(name(board));
  if (order === undefined) return { counter: 0, dark: Number.isSafeInteger(seen) && seen > 0 };
  return Number.isSafeInteger(order?.counter) && typeof order.dark === 'boolean' ? { counter: order.counter, dark: order.dark } : { counter: 0, dark: true };
}
