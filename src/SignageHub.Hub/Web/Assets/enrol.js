import { decode, encode } from './base64url.js';
import { thumbprint } from './hub-keys.js';

const LABEL = 'signagehub enrolment 1';
const LETTERS = 'ACDEFGHJKMNPRTVWXY';
const CURVE = { namedCurve: 'P-256' };
const ASK_EVERY = 1_000;

/**
 * Asks the hub to be claimed as a board, as `signage-player enrol` does; the ceremony is that of EnrolCeremony in the hub's sources.
 * @param {string} board which board this page is
 * @param {(code: string, digits: string | null) => void} show
 * @param {() => Promise<void>} compared settles when whoever is here has said that the digits are the same
 * @returns {Promise<{board: string, keys: {x: string, y: string}[], sign: CryptoKeyPair, kid: string} | null>} null when it was not confirmed
 */
export async function enrol(board, show, compared) {
  const sign = await crypto.subtle.generateKey({ name: 'ECDSA', ...CURVE }, false, ['sign', 'verify']);
  const agree = await crypto.subtle.generateKey({ name: 'ECDH', ...CURVE }, false, ['deriveBits']);
  const [own, mine] = [await publicOf(sign), await publicOf(agree)];
  const code = newCode();
  const nonce = encode(crypto.getRandomValues(new Uint8Array(32)));
  const commitment = encode(await hash('commitment', code, own.x, own.y, mine.x, mine.y, nonce));
  const ticket = await post('/enrol', { code, sign: own, agree: mine, commitment });
  if (!ticket) return null;
  show(`${code.slice(0, 4)}-${code.slice(4)}`, null);
  const ask = () => post('/enrol/ask', { ticket: ticket.ticket });
  const hub = await until(ask, ({ step }) => step !== 'Waiting');
  if (hub?.step !== 'Claimed' || decode(hub.nonce)?.length !== 32) return null;
  const transcript = await hash(
    'transcript', code, own.x, own.y, mine.x, mine.y, commitment, nonce, hub.key.x, hub.key.y, hub.agree.x, hub.agree.y, hub.nonce);
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', joined(ascii(`${LABEL} digits`), transcript)));
  const digits = String(new DataView(sum.buffer).getBigUint64(0) % 10_000n).padStart(4, '0');
  show(`${code.slice(0, 4)}-${code.slice(4)}`, digits);
  const opened = await post('/enrol/reveal', { ticket: ticket.ticket, nonce });
  if (!opened || opened.step === 'Void') return null;
  const done = await until(ask, ({ step }) => step === 'Done' || step === 'Void');
  if (done?.step !== 'Done') return null;
  const grant = await open(done.sealed, agree.privateKey, hub.agree, transcript);
  // The digits were about this key, so the board trusts it and no other; and a page is the board that its address names.
  if (grant?.enrolment?.board !== board || !grant.enrolment.keys.some(({ x, y }) => x === hub.key.x && y === hub.key.y)) return null;
  await compared();
  return { board, keys: grant.enrolment.keys.map(({ x, y }) => ({ x, y })), sign, kid: await thumbprint(own) };
}

async function open(sealed, own, { x, y }, transcript) {
  try {
    const peer = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y }, { name: 'ECDH', ...CURVE }, false, []);
    const secret = await crypto.subtle.importKey('raw', await crypto.subtle.deriveBits({ name: 'ECDH', public: peer }, own, 256), 'HKDF', false, ['deriveKey']);
    const how = { name: 'HKDF', hash: 'SHA-256', salt: transcript, info: ascii(`${LABEL} seal`) };
    const key = await crypto.subtle.deriveKey(how, secret, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, decode(sealed));
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null;
  }
}

async function until(ask, holds) {
  const end = Date.now() + 12 * 60_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer && holds(answer)) return answer;
    await new Promise(done => setTimeout(done, ASK_EVERY));
  }
  return null;
}

/** Null when the hub cannot be reached or refuses. */
async function post(url, message) {
  try {
    const answer = await fetch(url, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(message), signal: AbortSignal.timeout(10_000),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

async function publicOf({ publicKey }) {
  const { x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  return { x, y };
}

/** Each letter as likely as any other: bytes beyond the last whole round are thrown away. */
function newCode() {
  let code = '';
  while (code.length < 8) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < 256 - (256 % LETTERS.length)) code += LETTERS[byte % LETTERS.length];
  }
  return code;
}

const ascii = text => new TextEncoder().encode(text);
const joined = (a, b) => Uint8Array.from([...a, ...b]);
const hash = async (what, ...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', ascii(`${LABEL} ${what}\n${parts.join('\n')}`)));
