import { keep, kept } from './kept.js';
import { BLANK_TYPE, isObject, readJson, verify } from './jws.js';

/**
 * Whether the board is ordered dark by the red button. An order is signed, counts up, and is kept before it is obeyed, so that it outlives the page;
 * one that was kept and cannot be read leaves the board dark until a signed order comes.
 */
export class BlankSwitch {
  #board;
  #order;

  constructor(board) {
    this.#board = board;
    this.#order = stored(board);
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
    if (order.counter <= this.counter) return 'older';
    this.#order = { counter: order.counter, dark: order.everywhere || order.boards.includes(this.#board) };
    keep(name(this.#board), this.#order);
    return 'accepted';
  }
}

const name = board => `signagehub/blank/${board}`;

function stored(board) {
  const order = kept(name(board));
  if (order === undefined) return { counter: 0, dark: false };
  return Number.isSafeInteger(order?.counter) && typeof order.dark === 'boolean' ? { counter: order.counter, dark: order.dark } : { counter: 0, dark: true };
}
