import './board-choice.js';
import './day-words.js';
import { letDrag } from './entry-drag.js';
import { GlowPainter } from './led-glow.js';

/** Quiet after a key before the boards are drawn anew. */
const PAUSE = 60;

/** Screen pixels a LED where the page does not say how wide a picture is. */
const PITCH = 3;

/** From so many on each LED is drawn. */
const LEAST_PITCH = 1.5;

/** What the hub answers to whoever is not signed in any more, or with a form of an earlier session. */
const SESSION_OVER = [400, 401, 403];

/** What is to be drawn when somebody has signed in again; nothing while the session is good. */
const waiting = new Set();

// Pictures that only stand there, as where entries are approved.
for (const part of document.querySelectorAll('.previews.editor')) glow(part);
for (const list of document.querySelectorAll('[data-drag]')) letDrag(list);
// Browsers take the focus away themselves when they have come to the entry.
addEventListener('load', () => setTimeout(keepFocus));

for (const form of document.querySelectorAll('form.editor')) {
  const place = form.querySelector('[data-previews]');
  let timer = 0;
  let last = null;
  glow(form);
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(preview, PAUSE);
  });
  if (form.elements.slogan.value && !place.querySelector('.preview')) preview();

  /** The answer to the newest words alone is shown: older ones may come later. It is drawn unseen and put in its place once. */
  async function preview() {
    last?.abort();
    last = new AbortController();
    const { signal } = last;
    const fields = new FormData(form);
    fields.delete('do');
    const part = unseen(place);
    try {
      const answer = await fetch(form.dataset.preview, { method: 'POST', body: new URLSearchParams(fields), signal });
      if (!answer.ok) return refused(answer);
      part.innerHTML = await answer.text();
      place.after(part);
      await glow(part);
      if (signal.aborted) return;
      place.replaceChildren(...part.childNodes);
      hear(place.querySelectorAll('.finding').length);
    } catch (error) {
      if (error.name !== 'AbortError') tell(place.dataset.away);
    } finally {
      part.remove();
    }
  }

  /** Who does not see the words under the pictures hears when there are more or fewer of them. */
  function hear(count) {
    const status = form.querySelector('[data-heard]');
    const words = count > 0 ? `${status.dataset.heard} ${count}` : '';
    if (status.textContent !== words) status.textContent = words;
  }

  /** An older picture must not pass for what is typed now. */
  function refused(answer) {
    if (answer.status === 429) {
      tell(place.dataset.often);
      clearTimeout(timer);
      timer = setTimeout(preview, 1000 * (Number(answer.headers.get('Retry-After')) || 1));
    } else if (SESSION_OVER.includes(answer.status)) {
      tell(place.dataset.over);
      waiting.add(preview);
    } else {
      tell(place.dataset.away);
    }
  }

  function tell(words) {
    const line = document.createElement('p');
    line.className = 'finding';
    line.role = 'alert';
    line.textContent = words;
    place.replaceChildren(line);
  }
}

/** Whoever has signed in again in another tab goes on here: the forms get the new session's word. */
addEventListener('focus', async () => {
  if (waiting.size === 0) return;
  const page = await fetch(location.href).catch(() => null);
  if (!page?.ok || page.redirected) return;
  const word = new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('[name=_form]')?.value;
  if (!word) return;
  for (const field of document.querySelectorAll('[name=_form]')) field.value = word;
  const drawn = [...waiting];
  waiting.clear();
  for (const draw of drawn) draw();
});

/** After an arrow was pressed the same arrow is at hand, at the entry's new place. */
function keepFocus() {
  const deed = new URLSearchParams(location.search).get('saved');
  if (!['up', 'down'].includes(deed) || !/^#e\d+$/.test(location.hash)) return;
  const arrows = [...document.querySelectorAll(`${location.hash} form.tools button[name=do]`)].filter((button) => ['up', 'down'].includes(button.value) && !button.disabled);
  (arrows.find((button) => button.value === deed) ?? arrows[0])?.focus({ preventScroll: true });
}

/** A place of the same width over the first: what stands nowhere on the page has no width to be drawn at. */
function unseen(place) {
  const part = document.createElement('div');
  part.className = place.className;
  part.inert = true;
  part.style.cssText = `position: absolute; visibility: hidden; width: ${place.clientWidth}px; max-height: none`;
  return part;
}

/** As the page says, or as small boards are drawn; no wider than there is room for one that does not pass. */
function widthOf(picture, columns) {
  const wanted = Number(picture.getAttribute('width')) || columns * PITCH;
  const part = picture.closest('.leds.fits');
  if (!part) return wanted;
  const { paddingLeft, paddingRight } = getComputedStyle(part);
  return Math.round(Math.min(wanted, part.parentElement.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)));
}

/** Puts LEDs in the place of pictures, of the same size. */
async function glow(part) {
  for (const picture of part.querySelectorAll('.leds img')) {
    await picture.decode().catch(() => {});
    if (!part.contains(picture) || !picture.naturalWidth) continue;
    const leds = document.createElement('canvas');
    Object.assign(leds, { width: picture.naturalWidth, height: picture.naturalHeight });
    leds.getContext('2d').drawImage(picture, 0, 0);
    const width = widthOf(picture, leds.width);
    if (width < leds.width * LEAST_PITCH) {
      // LEDs too small to be seen one by one make patterns of their own.
      picture.width = width;
      picture.style.imageRendering = 'auto';
      continue;
    }

    const view = document.createElement('canvas');
    const painter = new GlowPainter(view, leds, picture.dataset.color);
    const ratio = Math.max(1, Math.round(devicePixelRatio));
    painter.resize(Math.round(width * ratio), Math.round(width * ratio * leds.height / leds.width));
    painter.paint();
    view.style.width = `${width}px`;
    picture.replaceWith(view);
  }
}
