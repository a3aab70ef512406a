import { BlankSwitch } from './blank.js';
import { keepIdentity, loadIdentity } from './board-identity.js';
import { BoardPlayer } from './board-player.js';
import { FrameStore } from './frame-store.js';
import { HubClock } from './hub-clock.js';
import { HubKeys } from './hub-keys.js';
import { HubStream } from './hub-stream.js';
import { beginAnewWith } from './late-part.js';
import { ManifestStore } from './manifest-store.js';
import { PlayControls } from './play-controls.js';
import { Ratchet } from './ratchet.js';
import { TrustedClock } from './trusted-clock.js';
import { LedBoard } from './led-board.js';

/** Milliseconds until the machine's own clock has to do. */
const CLOCK_PATIENCE = 3_000;

customElements.define('led-board', LedBoard);
const view = document.querySelector('led-board');
const identity = document.getElementById('identity');
const controls = new PlayControls(() => enrol?.());
let enrol = null;

if (!globalThis.crypto?.subtle) {
  identity.hidden = true;
  view.explain(view.dataset.insecure);
} else {
  const clock = new TrustedClock(new HubClock(), view.board);
  const keys = new HubKeys();
  const blank = new BlankSwitch(view.board);
  const player = new BoardPlayer({ board: view.board, ...view.size }, {
    clock,
    keys,
    ratchet: new Ratchet(),
    frames: new FrameStore(globalThis.caches ? `signagehub-frames-${view.board}` : null),
    blank,
    store: globalThis.caches ? new ManifestStore(view.board) : null,
  });
  let commands = null;
  let told = null;
  const hideIdentity = () => { identity.hidden = (player.version > 0 && !commands?.identifies) || player.isDark; };
  player.addEventListener('change', hideIdentity);
  hideIdentity();
  view.dim(100);
  let enrolled = await loadIdentity(view.board);
  if (enrolled) await keys.pin(enrolled.keys);
  player.addEventListener('keys', async ({ detail }) => {
    if (!enrolled) return;
    enrolled = { ...enrolled, keys: detail };
    await keepIdentity(enrolled);
    await keys.pin(detail);
  });
  // First, for it knows how bright the board was ordered to be.
  if (enrolled) await report();
  else {
    enrol = askToBeClaimed;
    controls.welcome();
  }
  view.play(player, clock);
  player.start().then(() => setTimeout(() => {
    // Nobody told the time: the network is away, and the board goes on by its own.
    if (clock.isSet) return;
    clock.assume();
    view.wake();
  }, CLOCK_PATIENCE));

  const stream = new HubStream(`/play/${view.board}/events`, ['clock', 'manifest', 'blank', 'command']);
  stream.addEventListener('clock', ({ detail }) => {
    clock.tell(detail);
    view.wake();
    player.retry();
  });
  stream.addEventListener('offline', () => {
    if (!player.isOfATrial) return;
    clock.endTrial();
    view.wake();
  });
  stream.addEventListener('blank', ({ detail }) => player.order(detail));
  stream.addEventListener('command', ({ detail }) => told?.command(detail));
  stream.addEventListener('manifest', ({ detail }) => player.offer(detail));
  keepAwake();
  keepThePage();

  /** Most browsers only look on: what a board of the office needs besides comes when this one is one. */
  async function report() {
    view.dataset.enrolled = 'yes';
    controls.isEnrolled = true;
    blank.ask();
    let part;
    try {
      part = await import('./board-report.js');
    } catch {
      // The hub went away just now: the board plays on meanwhile.
      beginAnewWith('board-report.js');
      return;
    }
    commands = new part.BoardCommands(view.board, clock, keys);
    clock.ask();
    player.addEventListener('doubt', () => commands.doubt());
    const dim = () => { view.dim(commands.percent ?? 100); };
    dim();
    commands.addEventListener('brightness', dim);
    commands.addEventListener('time', ({ detail }) => player.settle(detail));
    commands.addEventListener('restart', () => told?.last().finally(() => location.reload()));
    commands.addEventListener('identify', identify);
    // One page of a browser is the board; a second one of the same board looks on until the first is closed.
    navigator.locks.request(`signagehub-board-${view.board}`, async () => {
      told = await part.BoardReport.open(enrolled, player, clock, keys, commands, () => view.picture());
      return new Promise(() => {});
    });
  }

  function identify() {
    const text = identity.querySelector('span');
    const before = text.textContent;
    [text.textContent, identity.querySelector('strong').textContent] = ['', view.board];
    hideIdentity();
    setTimeout(() => {
      text.textContent = before;
      hideIdentity();
    }, 15_100);
  }

  async function askToBeClaimed() {
    if (enrolled || view.dataset.enrolled) return;
    view.dataset.enrolled = 'asks';
    player.removeEventListener('change', hideIdentity);
    let part;
    try {
      part = await import('./claim.js');
    } catch {
      identity.hidden = false;
      identity.querySelector('span').textContent = identity.dataset.unreachable;
      beginAnewWith('claim.js');
      return;
    }
    enrolled = await part.claim(view.board, identity);
    if (!enrolled) {
      delete view.dataset.enrolled;
      return;
    }
    await keepIdentity(enrolled);
    await keys.pin(enrolled.keys);
    player.addEventListener('change', hideIdentity);
    hideIdentity();
    await report();
    keepThePage();
  }
}

/** A worker keeps what this page is made of, so that it opens without the network too. */
async function keepThePage() {
  if (!navigator.serviceWorker || !globalThis.caches) return;
  try {
    const { active } = await navigator.serviceWorker.register('/play/worker.js', { scope: '/play/' }).then(() => navigator.serviceWorker.ready);
    const modules = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter(path => path.startsWith('/assets/'));
    active.postMessage([location.pathname, '/keys', ...new Set(modules)]);
  } catch {
    // A browser that keeps nothing plays as long as the page is open.
  }
}

/** A board's screen does not go to sleep, where the browser lets us say so. */
async function keepAwake() {
  const ask = () => navigator.wakeLock?.request('screen').catch(() => {});
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') ask(); });
  await ask();
}
