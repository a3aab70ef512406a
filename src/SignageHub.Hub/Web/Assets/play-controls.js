/** Milliseconds for which the buttons stay. */
const SHOWN = 8_000;

/** The buttons of a board's page: they come when somebody taps, moves the mouse or presses Tab, and go by themselves; what hangs in a hall shows none. */
export class PlayControls {
  #element = document.getElementById('controls');
  #hint = document.getElementById('play-hint');
  #hiding = null;

  /** @param {() => void} enrol what the second button does */
  constructor(enrol) {
    const ask = () => {
      this.#hint.hidden = true;
      enrol();
    };
    const does = { full: goFullScreen, enrol: ask };
    this.#element.addEventListener('click', ({ target }) => {
      does[target.dataset.do]?.();
      this.hide();
    });
    addEventListener('click', ({ target }) => {
      if (target.closest('button')) return;
      if (this.#element.hidden) this.show();
      else this.hide();
    });
    addEventListener('mousemove', () => { if (this.#element.hidden) this.#point(); });
    addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
      if (ctrlKey || metaKey || altKey) return;
      if (key === 'f') goFullScreen();
      else if (key === 'e') ask();
      else if (key === 'Tab') this.show();
    });
    this.#hint.addEventListener('animationend', () => { this.#hint.hidden = true; });
  }

  /** For a board that is one of the office already there is nothing to say. */
  welcome() {
    this.#hint.hidden = false;
  }

  set isEnrolled(yes) {
    this.#element.querySelector('[data-do=enrol]').hidden = yes;
    if (yes) this.#hint.hidden = true;
  }

  show() {
    this.#hint.hidden = true;
    this.#element.hidden = false;
    this.#point();
  }

  hide() {
    this.#element.hidden = true;
    document.body.classList.remove('points');
  }

  /** The pointer is seen, and goes again with the buttons. */
  #point() {
    document.body.classList.add('points');
    clearTimeout(this.#hiding);
    this.#hiding = setTimeout(() => this.hide(), SHOWN);
  }
}

function goFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => {});
}
