import { keep, kept } from './kept.js';

/**
 * The highest version accepted so far, for each board and key. It never falls, and it is on disk before it is seen.
 */
export class Ratchet {
  #memory = new Map();

  get(board, keyId) {
    return Math.max(this.#memory.get(name(board, keyId)) ?? 0, stored(name(board, keyId)));
  }

  raise(board, keyId, version) {
    if (version <= this.get(board, keyId)) return;
    this.#memory.set(name(board, keyId), version);
    keep(name(board, keyId), version);
  }
}

const name = (board, keyId) => `signagehub/accepted/${board}/${keyId}`;

function stored(item) {
  const version = kept(item);
  return Number.isSafeInteger(version) && version > 0 ? version : 0;
}
