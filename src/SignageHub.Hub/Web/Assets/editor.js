import { GlowPainter } from './led-glow.js';

/** Quiet after a key before the boards are drawn anew. */
const PAUSE = 60;

/** Screen pixels a LED. */
const PITCH = 3;

// Pictures that only stand there, as where entries are approved.
for (const part of document.querySelectorAll('.previews.editor')) glow(part);

for (const form of document.querySelectorAll('form.editor')) {
  showFields(form);
  glow(form);
  let timer = 0;
  let last = null;
  form.addEventListener('input', () => {
    showFields(form);
    clearTimeout(timer);
    timer = setTimeout(() => preview(), PAUSE);
  });

  /** The answer to the newest words alone is shown: older ones may come later. */
  async function preview() {
    last?.abort();
    last = new AbortController();
    const fields = new FormData(form);
    fields.delete('do');
    try {
      const answer = await fetch(form.dataset.preview, { method: 'POST', body: new URLSearchParams(fields), signal: last.signal });
      if (!answer.ok) return;
      form.querySelector('[data-previews]').innerHTML = await answer.text();
      glow(form);
    } catch (error) {
      if (error.name !== 'AbortError') form.querySelector('[data-previews]').replaceChildren();
    }
  }
}

/** Fields that do not count for what was chosen are put away. */
function showFields(form) {
  const { kind, rule } = form.elements;
  for (const field of form.querySelectorAll('[data-rule]')) field.hidden = !field.dataset.rule.split(' ').includes(rule.value);
  for (const field of form.querySelectorAll('[data-of]')) field.hidden = field.dataset.of !== kind.value;
}

/** Puts LEDs in the place of pictures. */
async function glow(form) {
  for (const picture of form.querySelectorAll('.leds img')) {
    await picture.decode().catch(() => {});
    if (!picture.isConnected || !picture.naturalWidth) continue;
    const leds = document.createElement('canvas');
    Object.assign(leds, { width: picture.naturalWidth, height: picture.naturalHeight });
    leds.getContext('2d').drawImage(picture, 0, 0);
    const view = document.createElement('canvas');
    const painter = new GlowPainter(view, leds, picture.dataset.color);
    const ratio = Math.max(1, Math.round(devicePixelRatio));
    painter.resize(leds.width * PITCH * ratio, leds.height * PITCH * ratio);
    painter.paint();
    view.style.width = `${leds.width * PITCH}px`;
    picture.replaceWith(view);
  }
}
