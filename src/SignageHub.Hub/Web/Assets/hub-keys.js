/** Milliseconds after which a request counts as failed. */
const PATIENCE = 10_000;

/** The hub's public keys, fetched when a manifest names one that is not known yet. */
export class HubKeys {
  #url;
  #keys = new Map();
  #fetching = null;

  constructor(url = '/keys') {
    this.#url = url;
  }

  async get(keyId) {
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

const importKey = ({ kty, crv, x, y }) =>
  crypto.subtle.importKey('jwk', { kty, crv, x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
