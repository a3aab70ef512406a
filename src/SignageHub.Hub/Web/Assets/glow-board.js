import { LedBoard } from './led-board.js';
import { GlowPainter } from './led-glow.js';

/** A board's LEDs as they look from across the room. */
export class GlowBoard extends LedBoard {
  #painter = null;
  #still = matchMedia('(prefers-reduced-motion: reduce)');

  makeLeds() {
    this.#still.addEventListener('change', () => this.wake());
    return document.createElement('canvas');
  }

  get place() {
    return this.view;
  }

  build() {
    this.#painter = null;
    super.build();
  }

  paint() {
    this.#painter?.paint();
  }

  /** For those who asked for less motion, a strip stands still and turns like pages. */
  placeOf({ scene, x = 0 }) {
    if (scene?.kind !== 'scroll' || !this.#still.matches) return x;
    const { width } = this.size;
    const passed = Math.floor((width - x) / width);
    const pages = Math.max(Math.ceil(scene.width / width), 1);
    return -width * Math.min(Math.max(passed - 1, 0), pages - 1);
  }

  fit() {
    this.#painter ??= new GlowPainter(this.view, this.leds, this.getAttribute('color'));
    const box = this.view.getBoundingClientRect();
    if (this.#painter.resize(Math.round(box.width * devicePixelRatio), Math.round(box.height * devicePixelRatio))) this.#painter.paint();
  }
}
