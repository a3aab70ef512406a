/** What the wall says beside the boards. Everything here comes from files that people wrote: it is set as text, never as markup. */

/**
 * @param {object[]} boards the hub's `boards` event
 * @returns {boolean} false when the page does not have just these boards
 */
export function showBoards(boards) {
  const cards = [...document.querySelectorAll('article[data-board]')];
  if (boards.length !== cards.length) return false;
  if (!boards.every((board, i) => isOf(cards[i], board))) return false;
  boards.forEach((board, i) => showBoard(cards[i], board));
  return true;
}

export function showProblems(problems) {
  const section = document.getElementById('problems');
  section.hidden = problems.length === 0;
  section.querySelector('.remedy').hidden = !problems.some(({ severity }) => severity === 'error');
  section.querySelector('ul').replaceChildren(...problems.map(({ severity, text, page }) => {
    const item = document.createElement('li');
    item.className = severity;
    if (page) item.append(Object.assign(document.createElement('a'), { href: page, textContent: text }));
    else item.textContent = text;
    return item;
  }));
}

/** Marks the slogan that is lit at the moment. */
export function markEntry(card, entry) {
  for (const item of card.querySelectorAll('li[data-entry]')) {
    item.toggleAttribute('data-lit', item.dataset.entry === entry);
  }
}

const isOf = ({ dataset }, { id, name, size }) => dataset.board === id && dataset.name === name && dataset.size === size;

function showBoard(card, board) {
  card.dataset.state = board.state;
  setText(card, 'stateText', board.stateText);
  setText(card, 'linkText', board.linkText ?? '');
  field(card, 'linkText').dataset.mark = board.link ?? '';
  setText(card, 'instead', board.instead ?? '');
  setText(card, 'reason', board.reason);
  showSlogans(card, board);
  showTroubles(card, board.troubles);
  const until = field(card, 'until');
  until.dateTime = board.until ?? '';
  setText(card, 'until', board.untilText ?? until.dataset.none);
  field(card, 'next').hidden = board.next === null;
  setText(card, 'nextText', board.next?.text ?? '');
}

function showSlogans(card, { slogans, entries }) {
  const list = field(card, 'slogans');
  const shown = [...list.children].map(item => `${item.dataset.entry} ${item.textContent}`);
  if (shown.join('\n') === slogans.map((slogan, i) => `${entries[i]} ${slogan}`).join('\n')) return;
  list.replaceChildren(...slogans.map((slogan, i) => {
    const item = document.createElement('li');
    item.dataset.entry = entries[i];
    item.textContent = slogan;
    return item;
  }));
  markEntry(card, card.querySelector('led-board').dataset.entry);
}

function showTroubles(card, troubles) {
  const list = field(card, 'troubles');
  if ([...list.children].map(item => item.textContent).join('\n') === troubles.join('\n')) return;
  list.replaceChildren(...troubles.map(trouble => {
    const item = document.createElement('li');
    item.textContent = trouble;
    return item;
  }));
}

const field = (card, name) => card.querySelector(`[data-field="${name}"]`);

/** Only when it differs: a live region would read it out again. */
function setText(card, name, text) {
  const element = field(card, name);
  if (element.textContent !== text) element.textContent = text;
}
