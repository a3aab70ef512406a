import { encode } from './base64url.js';

/** Milliseconds after which a request counts as failed. */
const PATIENCE = 10_000;

/** The hub's public keys, fetched when a manifest names one that is not known yet. */
export class HubKeys {
  #url;
  #keys = new Map();
  #fetching = null;
  #isPinned = false;

  constructor(url = '/keys') {
    this.#url = url;
  }

  /** Believes these and no other from now on: those of the board's enrolment, or those that a manifest has named since. */
  async pin(keys) {
    const pinned = await Promise.all(keys.map(async key => [await thumbprint(key), await importKey(key)]));
    this.#keys = new Map(pinned);
    this.#isPinned = true;
  }

  get isPinned() {
    return this.#isPinned;
  }

  async get(keyId) {
    if (this.#isPinned) return this.#keys.get(keyId);
    if (!this.#keys.has(keyId)) await (this.#fetching ??= this.#fetch().finally(() => { this.#fetching = null; }));
    return this.#keys.get(keyId);
  }

  async #fetch() {
    try {
      const answer = await fetch(this.#url, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok) return;
      for (const jwk of (await answer.json()).keys) {
        if (jwk.kty === 'EC' && jwk.crv === 'P-256' && jwk.alg === 'ES256') this.#keys.set(jwk.kid, await importKey(jwk));
      }
    } catch {
      // Not reachable or not readable: the key stays unknown, and the manifest is offered again with the next clock.
    }
  }
}

/** RFC 7638. */
export const thumbprint = async ({ x, y }) =>
  encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`))));

const importKey = ({ x, y }) =>
  crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
