import { decode } from './base64url.js';

/** The one type that boards accept: a signature made for another purpose does not pass as a manifest. */
export const MANIFEST_TYPE = 'signagehub-manifest+jws';

/** The red button. */
export const BLANK_TYPE = 'signagehub-blank+jws';

/** The hub has plays on its disk. */
export const ACK_TYPE = 'signagehub-ack+jws';

/** The hub tells one board the time, or what to do. */
export const COMMAND_TYPE = 'signagehub-command+jws';

const ES256 = { name: 'ECDSA', hash: 'SHA-256' };

/**
 * Checks a compact JWS: form, type, algorithm, key and signature, in this order.
 * @param {string} compact
 * @param {string} type the only `typ` that passes
 * @param {(keyId: string) => Promise<CryptoKey | undefined>} keyOf
 * @returns {Promise<{verdict: string, payload: Uint8Array | null, keyId: string | null}>} the payload only when the verdict is `valid`
 */
export async function verify(compact, type, keyOf) {
  const parts = compact.split('.');
  const [head, payload, signature] = parts.map(decode);
  const header = parts.length === 3 && head && payload && signature?.length === 64 ? readJson(head) : null;
  // "crit" names extensions that must be understood (RFC 7515 §4.1.11); we know none.
  if (!isObject(header) || 'crit' in header) return refuse('malformed');
  if (header.alg !== 'ES256' || header.typ !== type) return refuse('wrong-kind');
  const key = typeof header.kid === 'string' ? await keyOf(header.kid) : undefined;
  if (!key) return refuse('unknown-key');
  const signed = new TextEncoder().encode(`${parts[0]}.${parts[1]}`);
  if (!await crypto.subtle.verify(ES256, key, signature, signed)) return refuse('bad-signature');
  return { verdict: 'valid', payload, keyId: header.kid };
}

/** UTF-8 JSON; null when it is neither. */
export function readJson(bytes) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

export const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);

const refuse = verdict => ({ verdict, payload: null, keyId: null });
