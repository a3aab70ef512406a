import { sha256 } from './sha256.js';

/** Milliseconds after which a request counts as failed. */
const PATIENCE = 10_000;

/** Frames by their hash. What does not match its hash is thrown away and never becomes a picture. */
export class FrameStore {
  #bitmaps = new Map();
  #loading = new Map();
  #keepers = new Map();
  #cache;

  /** @param {string | null} cache the name under which the browser keeps them for a start without the network; null to keep none */
  constructor(cache = null) {
    this.#cache = cache;
  }

  /** @returns {ImageBitmap | undefined} */
  get(id) {
    return this.#bitmaps.get(id);
  }

  /** Fetches what is missing; settles when each has been tried once. */
  async load(ids) {
    await Promise.all(ids.filter(id => !this.#bitmaps.has(id)).map(id => this.#loadOnce(id)));
  }

  /** Says which frames a keeper needs from now on; those that nobody needs are let go. */
  keep(keeper, ids) {
    this.#keepers.set(keeper, new Set(ids));
    for (const [id, bitmap] of this.#bitmaps) {
      if ([...this.#keepers.values()].some(kept => kept.has(id))) continue;
      this.#bitmaps.delete(id);
      bitmap.close();
    }
    this.#prune();
  }

  #loadOnce(id) {
    if (!this.#loading.has(id)) this.#loading.set(id, this.#load(id).finally(() => this.#loading.delete(id)));
    return this.#loading.get(id);
  }

  async #load(id) {
    try {
      const bytes = await this.#kept(id) ?? await this.#fetched(id);
      if (!bytes) return;
      const blob = new Blob([bytes], { type: 'image/png' });
      // The pixels as they are: no colour management, no alpha arithmetic.
      this.#bitmaps.set(id, await createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' }));
    } catch {
      // No network or no picture: it stays missing, and the player asks again.
    }
  }

  async #fetched(id) {
    const answer = await fetch(addressOf(id), { signal: AbortSignal.timeout(PATIENCE) });
    const bytes = answer.ok ? await answer.arrayBuffer() : null;
    if (!bytes || !await isIt(id, bytes)) return null;
    if (this.#cache) await (await caches.open(this.#cache)).put(addressOf(id), new Response(bytes.slice(0)));
    return bytes;
  }

  /** What the browser kept is trusted no more than what comes over the network. */
  async #kept(id) {
    if (!this.#cache) return null;
    const kept = await (await caches.open(this.#cache)).match(addressOf(id));
    const bytes = kept ? await kept.arrayBuffer() : null;
    return bytes && await isIt(id, bytes) ? bytes : null;
  }

  async #prune() {
    if (!this.#cache) return;
    try {
      const cache = await caches.open(this.#cache);
      const wanted = new Set([...this.#keepers.values()].flatMap(kept => [...kept]).map(addressOf));
      for (const { url } of await cache.keys()) {
        if (!wanted.has(new URL(url).pathname)) await cache.delete(url);
      }
    } catch {
      // A cache that cannot be tidied now is tidied with the next manifest.
    }
  }
}

const addressOf = id => `/frames/${id}.png`;
const isIt = async (id, bytes) => await sha256(bytes) === id;
