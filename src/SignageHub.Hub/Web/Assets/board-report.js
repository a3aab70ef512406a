import { encode } from './base64url.js';
import { ACK_TYPE, readJson, verify } from './jws.js';
import { PlayJournal } from './play-journal.js';

export { BoardCommands } from './board-commands.js';

const STATE_TYPE = 'signagehub-state+jws';
const PLAYS_TYPE = 'signagehub-plays+jws';
const LOOK_EVERY = 1_000;
const TELL_EVERY = 60_000;
const ASK_EVERY = 300_000;
const ASK_IN_DOUBT = 60_000;
const PATIENCE = 10_000;

/** What an enrolled browser tells the hub, signed with its own key: what it shows, and the plays. It draws nothing and decides nothing. */
export class BoardReport {
  #identity;
  #player;
  #clock;
  #keys;
  #journal;
  #number = 0;
  #told = '';
  #toldAt = -Infinity;
  #isBusy = false;
  #commands;
  #picture;
  #screen = null;
  #askedAt = -Infinity;

  /** @param {BoardCommands} commands @param {() => Promise<Blob | null>} picture what is lit, as a PNG file */
  static async open(identity, player, clock, keys, commands, picture) {
    return new BoardReport(identity, player, clock, keys, commands, picture, await PlayJournal.open(identity.board));
  }

  constructor(identity, player, clock, keys, commands, picture, journal) {
    this.#commands = commands;
    this.#picture = picture;
    this.#identity = identity;
    this.#player = player;
    this.#clock = clock;
    this.#keys = keys;
    this.#journal = journal;
    commands.addEventListener('screenshot', () => this.#sendScreen());
    setInterval(() => this.look(), LOOK_EVERY);
    addEventListener('pagehide', () => { if (clock.isSet) this.#journal.keepOpen(clock.now()); });
  }

  /** Takes a signed command, and says at once that it is done. */
  async command(compact) {
    await this.#commands.take(compact, this.#journal.boot);
    await this.look();
  }

  /** The page is about to start anew: what it has shown is closed, and the hub hears why. */
  async last() {
    if (this.#clock.isSet) this.#journal.keepOpen(this.#clock.now());
    for (let tries = 0; tries < 20 && this.#isBusy; tries++) await new Promise(done => setTimeout(done, 100));
    await this.look();
  }

  async look() {
    if (!this.#clock.isSet) return;
    // The time is asked for at the start, every five minutes, and again when no answer has come or something speaks against it.
    const patience = this.#commands.asks > 0 ? PATIENCE : this.#commands.isDoubted ? ASK_IN_DOUBT : ASK_EVERY;
    if (performance.now() >= this.#askedAt + patience) {
      this.#askedAt = performance.now();
      this.#commands.ask();
    }
    const now = this.#clock.now();
    const shown = shownOf(this.#player, now);
    // What is lit by a clock that somebody set proves nothing.
    if (this.#player.isTrial) this.#journal.close();
    else this.#journal.look(shown, now);
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await this.#tell(shown, now);
      await this.#handIn();
    } finally {
      this.#isBusy = false;
    }
  }

  async #tell(shown, now) {
    const state = {
      board: this.#identity.board, boot: this.#journal.boot, keyId: this.#player.keyId, version: shown.version, digest: this.#player.digest, pending: 0,
      scene: shown.scene, frame: shown.frame, reason: shown.reason, leaseUntil: this.#player.leaseUntil, blank: this.#player.blankCounter, blankSeen: this.#player.blankSeen,
      missing: this.#player.missingFrames.slice(0, 64), lastPlay: this.#journal.lastNumber, troubles: [], asks: this.#commands.asks,
      done: this.#commands.counter, brightness: this.#commands.percent ?? this.#player.brightness, screen: this.#screen,
    };
    const news = JSON.stringify({ ...state, scene: null, frame: null });
    if (news === this.#told && performance.now() < this.#toldAt + TELL_EVERY) return;
    const answer = await this.#say({
      ...state, number: ++this.#number, time: new Date(now).toISOString(), clockOffset: Math.round(Date.now() - now), playsWaiting: this.#journal.waiting,
    }, STATE_TYPE);
    if (answer) [this.#told, this.#toldAt] = [news, performance.now()];
  }

  /** The picture itself is not signed: its hash is, in what the board says next. */
  async #sendScreen() {
    const { sendScreen } = await import('./board-screen.js');
    this.#screen = await sendScreen(this.#identity.board, await this.#picture());
    await this.look();
  }

  /** One batch a look; the hub's signed answer alone lets rows go. */
  async #handIn() {
    const batch = this.#journal.next();
    const answer = batch && await this.#say(batch, PLAYS_TYPE);
    if (!answer || answer.status !== 200) return;
    const { payload } = await verify(await answer.text(), ACK_TYPE, keyId => this.#keys.get(keyId));
    const ack = payload && readJson(payload);
    if (ack?.board === this.#identity.board && Number.isSafeInteger(ack.through)) this.#journal.acknowledge(ack.boot, ack.through);
  }

  async #say(message, type) {
    try {
      const signed = `${encode(text(JSON.stringify({ alg: 'ES256', kid: this.#identity.kid, typ: type })))}.${encode(text(JSON.stringify(message)))}`;
      const signature = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, this.#identity.sign.privateKey, text(signed)));
      const answer = await fetch(`/play/${this.#identity.board}/said`, {
        method: 'POST', headers: { 'Content-Type': 'application/jose' }, body: `${signed}.${encode(signature)}`, signal: AbortSignal.timeout(10_000),
      });
      return answer.ok ? answer : null;
    } catch {
      // Not reachable: said again with the next look.
      return null;
    }
  }
}

const REASONS = { lease: 'lease-over', fallback: 'gap' };

function shownOf(player, now) {
  const { state, scene, frame, page, until, bitmap } = player.at(now);
  const isLit = Boolean(bitmap);
  return {
    scene: isLit ? scene.id : null, entry: isLit ? scene.entry : null, frame: isLit ? frame : null, version: player.version,
    reason: reasonOf(player, state, scene, isLit), turn: isLit && page === 0 ? until : null,
  };
}

function reasonOf(player, state, scene, isLit) {
  if (state === 'blank' && player.isBlankUnreadable) return 'blank-unreadable';
  return scene && !isLit ? 'frames-missing' : REASONS[state] ?? state;
}

const text = written => new TextEncoder().encode(written);
