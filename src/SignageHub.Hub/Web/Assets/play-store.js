import { settled } from './kept.js';

const NAME = 'signagehub-plays';
const ROWS = 'rows';

/** Where a board's plays lie until the hub has them: IndexedDB. Without it (a private window) they last as long as the page. */
export class PlayStore {
  #board;
  #database;

  constructor(board, database) {
    this.#board = board;
    this.#database = database;
  }

  static async open(board) {
    try {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(ROWS, { keyPath: ['board', 'boot', 'number'] });
      return new PlayStore(board, await settled(request));
    } catch {
      return new PlayStore(board, null);
    }
  }

  /** By start and number. @returns {Promise<{boot: string, row: object}[]>} */
  async load() {
    if (!this.#database) return [];
    const rows = await settled(this.#database.transaction(ROWS).objectStore(ROWS).getAll(IDBKeyRange.bound([this.#board], [this.#board, []])));
    return rows.map(({ boot, row }) => ({ boot, row }));
  }

  /** On disk when it settles. @param {{boot: string, row: object}[]} added @param {{boot: string, row: object}[]} gone */
  async change(added, gone) {
    if (!this.#database || added.length + gone.length === 0) return;
    const transaction = this.#database.transaction(ROWS, 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore(ROWS);
    for (const { boot, row } of added) store.put({ board: this.#board, boot, number: row.number, row });
    for (const { boot, row } of gone) store.delete([this.#board, boot, row.number]);
    await new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onabort = () => failed(transaction.error);
    });
  }
}
