const CACHE = 'signagehub-manifests';

/** The manifest in force, kept by the browser as it came: what is read back is verified as if it had just come. */
export class ManifestStore {
  #address;

  constructor(board) {
    this.#address = `/play/${board}/kept`;
  }

  /** @returns {Promise<string | null>} */
  async load() {
    try {
      const kept = await (await caches.open(CACHE)).match(this.#address);
      return kept ? await kept.text() : null;
    } catch {
      return null;
    }
  }

  async keep(compact) {
    try {
      await (await caches.open(CACHE)).put(this.#address, new Response(compact, { headers: { 'Content-Type': 'application/jose' } }));
    } catch {
      // Full or forbidden: it holds as long as the page.
    }
  }
}
