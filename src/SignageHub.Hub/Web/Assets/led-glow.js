/** How an unlit LED looks in the light of the room, by the colour of the board. */
const UNLIT = { red: '#241112', green: '#0f1f12', blue: '#10142a', amber: '#231a0c', yellow: '#22200c', white: '#1c1d20', rgb: '#191a1d' };
const PANEL = '#08090b';

/** Below this many screen pixels a LED, a round dot is only noise. */
const SMALLEST_DOT = 3;

const masks = new Map();

/**
 * Paints LEDs as they look from across the room: round dots, unlit ones faintly visible, light that spills over.
 * A handful of whole-canvas operations, so the cost does not grow with the number of lit LEDs.
 * @param {HTMLCanvasElement} view the canvas on the page; its size in screen pixels is set already
 * @param {HTMLCanvasElement} leds one pixel a LED
 * @param {string} color the board's colour word
 */
export function paintGlow(view, leds, color) {
  const context = view.getContext('2d', { alpha: false });
  const cell = Math.floor(Math.min(view.width / leds.width, view.height / leds.height));
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = PANEL;
  context.fillRect(0, 0, view.width, view.height);
  if (cell >= SMALLEST_DOT) paintDots(context, view, leds, cell, UNLIT[color] ?? UNLIT.rgb);
  else paintScreen(context, view, leds);
}

function paintDots(context, view, leds, cell, unlit) {
  const [width, height] = [leds.width * cell, leds.height * cell];
  const [left, top] = [Math.floor((view.width - width) / 2), Math.floor((view.height - height) / 2)];
  context.imageSmoothingEnabled = false;
  context.drawImage(leds, left, top, width, height);
  context.save();
  context.translate(left, top);
  // Unlit LEDs: never darker than what lies beneath, so lit ones stay as they are.
  context.globalCompositeOperation = 'lighten';
  context.fillStyle = unlit;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = context.createPattern(maskOf(cell), 'repeat');
  context.fillRect(0, 0, width, height);
  context.restore();
  spill(context, leds, left, top, width, height);
}

function paintScreen(context, view, leds) {
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(leds, 0, 0, view.width, view.height);
}

/** Light that spills: the picture over itself, blurred by enlarging it smoothly. */
function spill(context, leds, left, top, width, height) {
  context.globalCompositeOperation = 'lighter';
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'low';
  context.globalAlpha = 0.28;
  context.drawImage(leds, left, top, width, height);
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
}

/** One cell of the panel's face: dark, with a round hole through which the LED shines. */
function maskOf(cell) {
  if (!masks.has(cell)) {
    const mask = document.createElement('canvas');
    mask.width = mask.height = cell;
    const context = mask.getContext('2d');
    context.fillStyle = PANEL;
    context.fillRect(0, 0, cell, cell);
    context.globalCompositeOperation = 'destination-out';
    context.beginPath();
    context.arc(cell / 2, cell / 2, cell * 0.43, 0, 2 * Math.PI);
    context.fill();
    masks.set(cell, mask);
  }
  return masks.get(cell);
}
