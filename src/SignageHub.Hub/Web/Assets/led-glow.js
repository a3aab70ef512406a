/** How an unlit LED looks in the light of the room, by the colour of the board. */
const UNLIT = { red: '#241112', green: '#0f1f12', blue: '#10142a', amber: '#231a0c', yellow: '#22200c', white: '#1c1d20', rgb: '#191a1d' };
const PANEL = '#08090b';

/** Below this many screen pixels a LED, a round dot is only noise. */
const SMALLEST_DOT = 3;

/** The radius of a dot, as a share of the distance. */
const DOT = 0.45;

/**
 * Paints LEDs as they look from across the room: round dots, unlit ones faintly visible, light that spills over.
 * A handful of whole-canvas operations, so the cost does not grow with the number of lit LEDs.
 */
export class GlowPainter {
  #view;
  #leds;
  #unlit;
  #face = document.createElement('canvas');
  #pitch = 0;

  /**
   * @param {HTMLCanvasElement} view the canvas on the page
   * @param {HTMLCanvasElement} leds one pixel a LED
   * @param {string} color the board's colour word
   */
  constructor(view, leds, color) {
    this.#view = view;
    this.#leds = leds;
    this.#unlit = UNLIT[color] ?? UNLIT.rgb;
  }

  /** @param {number} width @param {number} height in screen pixels @returns {boolean} whether anything changed */
  resize(width, height) {
    const same = this.#pitch > 0 && this.#view.width === width && this.#view.height === height;
    if (width < 1 || height < 1 || same) return false;
    this.#view.width = width;
    this.#view.height = height;
    this.#pitch = Math.min(width / this.#leds.width, height / this.#leds.height);
    if (this.#pitch >= SMALLEST_DOT) this.#drawFace();
    return true;
  }

  paint() {
    const context = this.#view.getContext('2d', { alpha: false });
    context.fillStyle = PANEL;
    context.fillRect(0, 0, this.#view.width, this.#view.height);
    if (this.#pitch >= SMALLEST_DOT) this.#paintDots(context);
    else this.#paintScreen(context);
  }

  #paintDots(context) {
    const { width, height } = this.#face;
    const [left, top] = [Math.floor((this.#view.width - width) / 2), Math.floor((this.#view.height - height) / 2)];
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#leds, left, top, width, height);
    // Unlit LEDs: never darker than what lies beneath, so lit ones stay as they are.
    context.globalCompositeOperation = 'lighten';
    context.fillStyle = this.#unlit;
    context.fillRect(left, top, width, height);
    context.globalCompositeOperation = 'source-over';
    context.drawImage(this.#face, left, top);
    this.#spill(context, left, top, width, height);
  }

  /** Light that spills: the picture over itself, blurred by enlarging it smoothly. */
  #spill(context, left, top, width, height) {
    context.globalCompositeOperation = 'lighter';
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'low';
    context.globalAlpha = 0.4;
    context.drawImage(this.#leds, left, top, width, height);
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
  }

  #paintScreen(context) {
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'high';
    context.drawImage(this.#leds, 0, 0, this.#view.width, this.#view.height);
  }

  /** The panel's face: dark, with a round hole for every LED. Drawn once for each size. */
  #drawFace() {
    const { width: columns, height: rows } = this.#leds;
    const [face, pitch] = [this.#face, this.#pitch];
    face.width = Math.round(columns * pitch);
    face.height = Math.round(rows * pitch);
    const context = face.getContext('2d');
    context.fillStyle = PANEL;
    context.fillRect(0, 0, face.width, face.height);
    context.globalCompositeOperation = 'destination-out';
    context.beginPath();
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const [x, y] = [(column + 0.5) * pitch, (row + 0.5) * pitch];
        context.moveTo(x + pitch * DOT, y);
        context.arc(x, y, pitch * DOT, 0, 2 * Math.PI);
      }
    }
    context.fill();
  }
}
