import { settled } from './kept.js';

const NAME = 'signagehub';
const STORE = 'boards';

/** What makes this browser a board: its key, which cannot be taken out of the browser, and the hub's keys that it believes. Kept in IndexedDB. */
export async function loadIdentity(board) {
  try {
    return await use('readonly', store => store.get(board)) ?? null;
  } catch {
    return null;
  }
}

export const keepIdentity = identity => use('readwrite', store => store.put(identity));

async function use(mode, work) {
  const database = await settled(opening());
  try {
    return await settled(work(database.transaction(STORE, mode, { durability: 'strict' }).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function opening() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'board' });
  return request;
}
