import { BlankSwitch } from './blank.js';
import { BoardPlayer } from './board-player.js';
import { FrameStore } from './frame-store.js';
import { GlowBoard } from './glow-board.js';
import { HubClock } from './hub-clock.js';
import { HubKeys } from './hub-keys.js';
import { HubStream } from './hub-stream.js';
import { Ratchet } from './ratchet.js';

customElements.define('led-board', GlowBoard);
const view = document.querySelector('led-board');

if (globalThis.crypto?.subtle) look();
else view.explain(view.dataset.insecure);

/** Nothing is kept here: the page of somebody else is no board of the office. */
function look() {
  const clock = new HubClock();
  const shared = { clock, keys: new HubKeys(), ratchet: new Ratchet(), frames: new FrameStore(), blank: new BlankSwitch(view.board) };
  const player = new BoardPlayer({ board: view.board, ...view.size }, shared);
  view.play(player, clock);
  const stream = new HubStream(`/play/${view.board}/events`, ['clock', 'manifest', 'blank']);
  stream.addEventListener('clock', ({ detail }) => {
    clock.tell(detail);
    view.wake();
    player.retry();
  });
  stream.addEventListener('blank', ({ detail }) => player.order(detail));
  stream.addEventListener('manifest', ({ detail }) => player.offer(detail));
}
