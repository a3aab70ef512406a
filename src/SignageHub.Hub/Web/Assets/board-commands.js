import { keep, kept } from './kept.js';
import { COMMAND_TYPE, isObject, readJson, verify } from './jws.js';

const IDENTIFIES_FOR = 15_000;
const KINDS = ['identify', 'restart', 'screenshot', 'brightness'];

/** The commands to one board: each is signed, done once, in time, and is kept before; the same rules as CommandSwitch in the player. */
export class BoardCommands extends EventTarget {
  #board;
  #clock;
  #keys;
  #kept;
  #asks = 0;
  #askedAt = 0;
  #isAnswered = true;
  #isDoubted = false;
  #identifiesUntil = -Infinity;

  constructor(board, clock, keys) {
    super();
    this.#board = board;
    this.#clock = clock;
    this.#keys = keys;
    this.#kept = stored(board);
  }

  /** The last that was done; 0 for none. */
  get counter() {
    return this.#kept.counter;
  }

  /** The brightness that was ordered, 1 to 100; null for the manifest's. */
  get percent() {
    return this.#kept.percent;
  }

  get identifies() {
    return performance.now() < this.#identifiesUntil;
  }

  /** The question for the time that has no answer yet; 0 for none. */
  get asks() {
    return this.#isAnswered ? 0 : this.#asks;
  }

  /** Whether something has spoken against the time since it was asked for. */
  get isDoubted() {
    return this.#isDoubted;
  }

  /** Something speaks against the time: it is asked for soon. */
  doubt() {
    this.#isDoubted = true;
  }

  /** Asks for the time, with the next thing that the board says. Whoever could guess the number could have the answer made before it is asked. */
  ask() {
    this.#asks = secretNumber();
    this.#isDoubted = false;
    this.#askedAt = performance.now();
    this.#isAnswered = false;
  }

  /** @param {string} compact @param {string} boot this start of the page */
  async take(compact, boot) {
    const { payload } = await verify(compact, COMMAND_TYPE, keyId => this.#keys.get(keyId));
    const command = payload && readJson(payload);
    if (!isObject(command) || command.board !== this.#board) return;
    const issuedAt = Date.parse(command.issuedAt);
    if (!Number.isFinite(issuedAt)) return;
    if (command.kind === 'time') this.#takeTime(command, issuedAt, boot);
    else this.#obey(command);
  }

  #takeTime(command, issuedAt, boot) {
    // Any other was made at another time, perhaps by a clock that was wrong then.
    if (command.boot !== boot || command.asks !== this.asks || !(command.asks > 0)) return;
    this.#isAnswered = true;
    this.#clock.answered(issuedAt, this.#askedAt, command.trial === true);
    // With it comes which order of the red button is in force.
    this.dispatchEvent(new CustomEvent('time', { detail: command.blank }));
  }

  #obey({ kind, counter, until, percent }) {
    if (!KINDS.includes(kind) || !Number.isSafeInteger(counter) || counter <= this.counter) return;
    if (!this.#clock.isSet || !(this.#clock.now() < Date.parse(until))) return;
    if (kind === 'brightness' && percent != null && !(Number.isSafeInteger(percent) && percent >= 1 && percent <= 100)) return;
    const done = { counter, percent: kind === 'brightness' ? percent ?? null : this.percent };
    // What cannot be kept is not done: it could be told again and again.
    if (!keep(name(this.#board), done)) return;
    this.#kept = done;
    if (kind === 'identify') this.#identifiesUntil = performance.now() + IDENTIFIES_FOR;
    this.dispatchEvent(new CustomEvent(kind));
  }
}

/** 1 to 2^52. */
const secretNumber = () => 1 + Number(crypto.getRandomValues(new BigUint64Array(1))[0] >> 12n);
const name = board => `signagehub/commands/${board}`;

function stored(board) {
  const note = kept(name(board));
  // A damaged note forgets a brightness and lets the last half minute's commands in once more; a hub counts above either way.
  if (!Number.isSafeInteger(note?.counter)) return { counter: 0, percent: null };
  return { counter: note.counter, percent: Number.isSafeInteger(note.percent) ? note.percent : null };
}
