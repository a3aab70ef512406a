import { BoardPlayer } from './board-player.js';
import { FrameStore } from './frame-store.js';
import { GlowBoard } from './glow-board.js';
import { HubClock } from './hub-clock.js';
import { HubKeys } from './hub-keys.js';
import { HubStream } from './hub-stream.js';
import { Ratchet } from './ratchet.js';
import { showBoards, showProblems, markEntry } from './wall-words.js';
import { WallClock } from './wall-clock.js';
import { WallOffice } from './wall-office.js';

customElements.define('led-board', GlowBoard);

const language = document.documentElement.lang;
const clock = new HubClock();
const wallClock = WallClock.create(document.getElementById('clock'), clock, language);
const office = new WallOffice(document.getElementById('office'), language);
const players = new Map();
let isOld = false;
const shared = { clock, keys: new HubKeys(), ratchet: new Ratchet(), frames: new FrameStore() };

for (const view of document.querySelectorAll('led-board')) {
  if (!globalThis.crypto?.subtle) {
    view.explain(view.dataset.insecure);
    continue;
  }
  // The wall obeys no orders, it tells them: a board that the red button keeps dark is dark here by what its card says.
  const card = view.closest('article');
  const blank = { counter: 0, get isDark() { return card.dataset.state === 'blank'; } };
  const player = new BoardPlayer({ board: view.board, ...view.size }, { ...shared, blank });
  players.set(view.board, { player, view });
  view.addEventListener('scene', ({ detail }) => markEntry(card, detail.entry));
  view.play(player, clock);
}

const stream = new HubStream(`/events?lang=${language}`, ['clock', 'boards', 'problems', 'manifest', 'office']);
stream.addEventListener('clock', ({ detail }) => {
  clock.tell(detail);
  wallClock?.show();
  office.refresh();
  beginAnew();
  for (const { player, view } of players.values()) {
    view.wake();
    player.retry();
  }
});
stream.addEventListener('manifest', ({ detail }) => {
  const { board, manifest } = JSON.parse(detail);
  players.get(board)?.player.offer(manifest);
});
stream.addEventListener('boards', ({ detail }) => {
  // A board came, went or was rebuilt: the page is not the same any more.
  isOld = !showBoards(JSON.parse(detail));
  beginAnew();
  for (const { view } of players.values()) view.wake();
});
stream.addEventListener('office', ({ detail }) => office.tell(detail));
stream.addEventListener('problems', ({ detail }) => showProblems(JSON.parse(detail)));

const offline = document.getElementById('offline');
stream.addEventListener('offline', () => { offline.textContent = offline.dataset.text; });
stream.addEventListener('online', () => { offline.textContent = ''; });

/** Not while somebody types the reason for the red button: it would be lost. The clock asks again. */
function beginAnew() {
  if (isOld && !office.isInUse) location.reload();
}
