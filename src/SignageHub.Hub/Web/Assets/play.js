import { BoardPlayer } from './board-player.js';
import { FrameStore } from './frame-store.js';
import { HubClock } from './hub-clock.js';
import { HubKeys } from './hub-keys.js';
import { HubStream } from './hub-stream.js';
import { Ratchet } from './ratchet.js';
import './led-board.js';

const view = document.querySelector('led-board');
const identity = document.getElementById('identity');

if (!globalThis.crypto?.subtle) {
  identity.hidden = true;
  view.explain(view.dataset.insecure);
} else {
  const clock = new HubClock();
  const player = new BoardPlayer({ board: view.board, ...view.size }, { clock, keys: new HubKeys(), ratchet: new Ratchet(), frames: new FrameStore() });
  player.addEventListener('change', () => { identity.hidden = player.version > 0; });
  view.play(player, clock);

  const stream = new HubStream(`/play/${view.board}/events`, ['clock', 'manifest']);
  stream.addEventListener('clock', ({ detail }) => {
    clock.tell(detail);
    view.wake();
    player.retry();
  });
  stream.addEventListener('manifest', ({ detail }) => player.offer(detail));
  keepAwake();
}

addEventListener('click', goFullScreen);
addEventListener('keydown', event => { if (event.key === 'f' && !event.ctrlKey && !event.metaKey && !event.altKey) goFullScreen(); });

function goFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => {});
}

/** A board's screen does not go to sleep, where the browser lets us say so. */
async function keepAwake() {
  const ask = () => navigator.wakeLock?.request('screen').catch(() => {});
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') ask(); });
  await ask();
}
