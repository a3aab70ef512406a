/**
 * The highest version accepted so far, for each board and key. It never falls, and it is on disk before it is seen.
 * Where the browser keeps nothing (a private window), it lasts as long as the page.
 */
export class Ratchet {
  #memory = new Map();

  get(board, keyId) {
    return Math.max(this.#memory.get(name(board, keyId)) ?? 0, stored(name(board, keyId)));
  }

  raise(board, keyId, version) {
    if (version <= this.get(board, keyId)) return;
    this.#memory.set(name(board, keyId), version);
    try {
      localStorage.setItem(name(board, keyId), String(version));
    } catch {
      // Full or forbidden: the memory above still holds.
    }
  }
}

const name = (board, keyId) => `signagehub/accepted/${board}/${keyId}`;

function stored(item) {
  try {
    const version = Number(localStorage.getItem(item));
    return Number.isSafeInteger(version) && version > 0 ? version : 0;
  } catch {
    return 0;
  }
}
