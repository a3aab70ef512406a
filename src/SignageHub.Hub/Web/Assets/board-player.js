import { check } from './manifest.js';
import { lettersAt, nextMinute } from './clock-slots.js';
import { frameAt, rotationAt } from './programme.js';
import { sha256 } from './sha256.js';

/** Plays a board's manifests: takes them when they hold, goes on by itself when nothing comes. It draws nothing. */
export class BoardPlayer extends EventTarget {
  #board;
  #size;
  #clock;
  #keys;
  #ratchet;
  #frames;
  #manifest = null;
  #next = null;
  #turn = Promise.resolve();
  #keeping = Promise.resolve();
  #unjudged = null;
  #unjudgedOrder = null;
  #blank;
  #store;
  #digest = null;

  /** @param {{board: string, width: number, height: number}} board columns and rows */
  constructor({ board, width, height }, { clock, keys, ratchet, frames, blank = null, store = null }) {
    super();
    this.#board = board;
    this.#size = { width, height };
    this.#clock = clock;
    this.#keys = keys;
    this.#ratchet = ratchet;
    this.#frames = frames;
    this.#blank = blank;
    this.#store = store;
  }

  /** Goes on with what was kept, whether or not the hub is there. Settles when it has been looked at. */
  async start() {
    const kept = await this.#store?.load();
    if (kept) await this.#enqueue(() => this.#judge(kept, true));
  }

  /** Takes the red button's order. */
  async order(compact) {
    if (!this.#blank) return;
    const verdict = await this.#blank.take(compact, keyId => this.#keys.get(keyId));
    this.#unjudgedOrder = verdict === 'unknown-key' ? compact : null;
    if (verdict === 'accepted') this.#changed();
    if (verdict === 'held') this.#doubt();
  }

  /** The hub told the time, by which all is lit, and the counter of its order in force. */
  settle(inForce) {
    this.#blank?.settle(inForce);
    this.#changed();
  }

  /** What the hub wants to hear of the manifest that is lit; null for none. */
  get keyId() {
    return this.#manifest?.keyId ?? null;
  }

  /** The first 16 hexadecimal digits of the SHA-256 of the manifest as it came. */
  get digest() {
    return this.#digest;
  }

  /** Percent, 1 to 100; 0 without a manifest. */
  get brightness() {
    return this.#manifest?.brightness ?? 0;
  }

  get leaseUntil() {
    return this.#manifest ? new Date(this.#manifest.leaseUntil).toISOString() : null;
  }

  get blankCounter() {
    return this.#blank?.counter ?? 0;
  }

  /** Where the order cannot be read: how new that was, as far as is known; 0 otherwise. */
  get blankSeen() {
    return this.#blank?.unread ?? 0;
  }

  /** Whether the board is dark because its order cannot be read. */
  get isBlankUnreadable() {
    return this.#blank?.isUnreadable ?? false;
  }

  /** Lit by the word of a hub whose clock somebody set: the manifest, or the time. */
  get isTrial() {
    return (this.#manifest?.trial ?? false) || (this.#clock.isOfATrial ?? false);
  }

  /** Whether what is lit, or is about to be, or the time is of such a hub. */
  get isOfATrial() {
    return (this.#clock.isOfATrial ?? false) || ((this.#next ?? this.#manifest)?.trial ?? false);
  }

  get missingFrames() {
    return this.#missingFrames();
  }

  /** Whether the red button wants this board dark. */
  get isDark() {
    return this.#blank?.isDark ?? false;
  }

  /** The version that is lit; 0 for none. */
  get version() {
    return this.#manifest?.version ?? 0;
  }

  /** Columns and rows: those of the manifest that is lit, until then those of the page. */
  get size() {
    return this.#manifest ? { width: this.#manifest.width, height: this.#manifest.height } : this.#size;
  }

  /** How many of the manifest's frames could not be had yet. */
  get missing() {
    return this.#missingFrames().length;
  }

  /** Offers are judged one after the other. Settles with the verdict. */
  offer(compact) {
    return this.#enqueue(() => this.#judge(compact, false));
  }

  #enqueue(work) {
    const verdict = this.#turn.then(work);
    this.#turn = verdict.catch(() => {});
    return verdict;
  }

  /** Tries again what the network kept back: a manifest whose key could not be had, frames that are missing. */
  async retry() {
    if (this.#unjudged) await this.offer(this.#unjudged);
    if (this.#unjudgedOrder) await this.order(this.#unjudgedOrder);
    await this.#refill();
  }

  async #refill() {
    const missing = this.#missingFrames();
    if (missing.length === 0) return;
    await this.#frames.load(missing);
    this.#changed();
  }

  /**
   * What is lit at t: `state` is that of the segment, or `waiting`, `fallback`, `lease`; without `bitmap` the board is dark.
   * `letters` are what the board fills in by its clock, at columns and rows of the frame.
   * @returns {{state: string, scene?: object, frame?: string, x?: number, columns?: number, moves?: boolean, bitmap?: ImageBitmap,
   * letters?: {frame: string, x: number, y: number, bitmap?: ImageBitmap}[], until: number}}
   */
  at(t) {
    if (this.isDark) return { state: 'blank', until: Infinity };
    if (!this.#manifest) return { state: 'waiting', until: Infinity };
    // Time never runs back behind the moment at which the manifest was signed, as far as the clock does not see to it.
    const now = this.#clock.signed ? t : Math.max(t, this.#manifest.issuedAt);
    const rotation = rotationAt(this.#manifest, now);
    const shown = frameAt(rotation, now, this.#manifest.width);
    if (!shown) return { state: rotation.state, until: rotation.until };
    const slots = shown.scene.slots.filter(slot => slot.frame === shown.page);
    if (slots.length === 0) return { state: rotation.state, ...shown, bitmap: this.#bitmapOf(shown), letters: [] };
    const letters = lettersAt(slots, now, this.#manifest.timeZone).map(letter => ({ ...letter, bitmap: this.#frames.get(letter.frame) }));
    return { state: rotation.state, ...shown, until: Math.min(shown.until, nextMinute(now)), bitmap: this.#bitmapOf(shown), letters };
  }

  async #judge(compact, isKept) {
    const { verdict, manifest } = await check(compact, {
      id: this.#board,
      keyOf: keyId => this.#keys.get(keyId),
      // One that waits for its frames counts: an older one does not come between.
      acceptedVersion: keyId => Math.max(this.#ratchet.get(this.#board, keyId), this.#next?.keyId === keyId ? this.#next.version : 0),
      // After its lease a manifest that was kept still tells the fallback.
      now: isKept ? -Infinity : this.#clock.now(),
    });
    // A clock that is ahead takes a good manifest for expired: offered again when the hub has told the time.
    this.#unjudged = (verdict === 'unknown-key' || verdict === 'expired') && !isKept ? compact : null;
    if (verdict === 'expired') this.#doubt();
    if (!isKept) this.dispatchEvent(new CustomEvent('verdict', { detail: verdict }));
    if (!manifest || isSame(manifest, this.#next ?? this.#manifest)) return verdict;
    this.#next = manifest;
    this.#take(manifest, compact, isKept);
    return verdict;
  }

  /** The old scene stays until the new one is whole; a frame that cannot be had does not hold the new manifest up. */
  async #take(manifest, compact, isKept) {
    const now = Math.max(this.#clock.isSet ? this.#clock.now() : -Infinity, manifest.issuedAt);
    // Claimed before they come, or another board's change would let them go again.
    this.#frames.keep(this, framesOf([...(this.#manifest?.scenes.values() ?? []), ...manifest.scenes.values()]));
    await this.#frames.load(framesOf(rotationAt(manifest, now).scenes));
    const digest = await digestOf(compact);
    await (this.#keeping = this.#keeping.then(() => this.#keep(manifest, compact)));
    if (this.#next !== manifest) return;
    const isBack = manifest.issuedAt < this.#manifest?.issuedAt;
    this.#manifest = manifest;
    this.#next = null;
    // The time of a trial was its hub's; a page that starts alone has one of its own. A hub whose clock was set since says so in what it signs.
    if (!(isKept && manifest.trial) && this.#clock.signed?.(manifest.issuedAt, manifest.trial) === false || isBack) this.#doubt();
    this.#digest = digest;
    if (manifest.keys) this.dispatchEvent(new CustomEvent('keys', { detail: manifest.keys }));
    this.#frames.keep(this, framesOf(manifest.scenes.values()));
    this.#changed();
    await this.#refill();
  }

  #doubt() {
    this.dispatchEvent(new Event('doubt'));
  }

  /**
   * The manifest is on disk before older ones are refused: a page that ends between the two begins with what it kept. One after the other, so that a newer
   * one is not overwritten by one whose frames took longer.
   */
  async #keep(manifest, compact) {
    if (this.#next !== manifest) return;
    await this.#store?.keep(compact);
    this.#ratchet.raise(this.#board, manifest.keyId, manifest.version);
  }

  #missingFrames() {
    return this.#manifest ? framesOf(this.#manifest.scenes.values()).filter(id => !this.#frames.get(id)) : [];
  }

  #bitmapOf({ scene, frame }) {
    const bitmap = this.#frames.get(frame);
    return bitmap?.width === scene.width && bitmap.height === scene.height ? bitmap : undefined;
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

const framesOf = scenes => [...new Set([...scenes].flatMap(scene => [...scene.frames, ...scene.slots.flatMap(slot => slot.glyphs)]))];
const digestOf = async compact => (await sha256(new TextEncoder().encode(compact))).slice(0, 16);
const isSame = (a, b) => b !== null && a.keyId === b.keyId && a.version === b.version;
