/** Milliseconds after which a request counts as failed. */
const PATIENCE = 10_000;

/** Frames by their hash. What does not match its hash is thrown away and never becomes a picture. */
export class FrameStore {
  #bitmaps = new Map();
  #loading = new Map();
  #keepers = new Map();

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
  }

  #loadOnce(id) {
    if (!this.#loading.has(id)) this.#loading.set(id, this.#load(id).finally(() => this.#loading.delete(id)));
    return this.#loading.get(id);
  }

  async #load(id) {
    try {
      const answer = await fetch(`/frames/${id}.png`, { signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok) return;
      const bytes = await answer.arrayBuffer();
      if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== id) return;
      const blob = new Blob([bytes], { type: 'image/png' });
      // The pixels as they are: no colour management, no alpha arithmetic.
      this.#bitmaps.set(id, await createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' }));
    } catch {
      // No network or no picture: it stays missing, and the player asks again.
    }
  }
}

const hex = buffer => Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join('');
