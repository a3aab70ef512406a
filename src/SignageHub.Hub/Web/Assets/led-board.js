/** Longest sleep of a board that waits for its next page: a machine that was suspended catches up. */
const LONGEST_WAIT = 30_000;

/**
 * `<led-board board="lobby" width="192" height="32" color="red">`: a board's LEDs, one canvas pixel a LED, enlarged by a whole number.
 * The page says which class draws the element; {@link GlowBoard} looks like a board from across the room.
 * What is lit stands in data-state, data-scene, data-frame, data-x and data-version, and in {@link pixels};
 * data-missing counts frames that are still to come, data-verdict says what became of the last manifest.
 */
export class LedBoard extends HTMLElement {
  /** The LEDs, one pixel each. */
  leds = null;

  /** What stands on the page. */
  view = null;

  #player = null;
  #clock = null;
  #timer = 0;
  #animation = 0;
  #lit = null;

  get board() {
    return this.getAttribute('board');
  }

  /** Columns and rows. */
  get size() {
    return { width: Number(this.getAttribute('width')), height: Number(this.getAttribute('height')) };
  }

  connectedCallback() {
    this.view = this.querySelector('canvas') ?? this.appendChild(document.createElement('canvas'));
    this.leds = this.makeLeds();
    this.build();
    new ResizeObserver(() => this.fit()).observe(this.place);
  }

  /** What is drawn on. */
  makeLeds() {
    return this.view;
  }

  /** Whose size decides how large a LED is. */
  get place() {
    return document.documentElement;
  }

  /** The canvases at the board's size. */
  build() {
    const { width, height } = this.size;
    this.view.style.aspectRatio = `${width} / ${height}`;
    Object.assign(this.leds, { width, height });
    this.fit();
  }

  /** On what stands on the page, from the LEDs. */
  paint() {}

  /** The column of a frame's left edge. */
  placeOf({ x = 0 }) {
    return x;
  }

  /** Starts to play. @param {BoardPlayer} player @param {HubClock} clock */
  play(player, clock) {
    this.#player = player;
    this.#clock = clock;
    player.addEventListener('change', () => {
      this.dataset.missing = String(player.missing);
      this.#resize(player.size);
      this.wake();
    });
    player.addEventListener('verdict', event => { this.dataset.verdict = event.detail; });
    this.wake();
  }

  /** Looks again at what should be lit: after a new manifest, or when the clock was set. */
  wake = () => {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#animation);
    if (!this.#player || !this.#clock.isSet) return;
    const t = this.#clock.now();
    const moment = this.#player.at(t);
    this.#light(moment);
    if (moment.moves && moment.bitmap) this.#animation = requestAnimationFrame(this.wake);
    else this.#timer = setTimeout(this.wake, Math.min(Math.max(Math.ceil(moment.until - t), 1), LONGEST_WAIT));
  };

  /** The LEDs as they are: RGBA, row by row from the top left. @returns {ImageData} */
  pixels() {
    const { width, height } = this.size;
    return this.leds.getContext('2d').getImageData(0, 0, width, height);
  }

  /** The LEDs as a PNG file. @returns {Promise<Blob | null>} */
  picture() {
    return new Promise(done => this.leds.toBlob(done, 'image/png'));
  }

  /** Percent of the light, for a screen that has no dimmer of its own. */
  dim(percent) {
    this.view.style.filter = percent < 100 ? `brightness(${percent}%)` : '';
    this.dataset.brightness = String(percent);
  }

  /** Says in words why nothing is drawn. */
  explain(text) {
    const notice = document.createElement('p');
    notice.className = 'notice';
    notice.textContent = text;
    this.append(notice);
  }

  /** A board that was given another size shows it without being opened anew. */
  #resize({ width, height }) {
    if (width === this.size.width && height === this.size.height) return;
    this.setAttribute('width', String(width));
    this.setAttribute('height', String(height));
    this.#lit = null;
    this.build();
  }

  #light(moment) {
    const x = this.placeOf(moment);
    const letters = (moment.letters ?? []).map(letter => letter.bitmap && `${letter.frame}@${letter.x}`).join();
    const lit = `${moment.state} ${moment.scene?.id} ${moment.bitmap ? moment.frame : ''} ${x} ${moment.columns} ${letters} ${this.#player.version}`;
    if (lit === this.#lit) return;
    this.#lit = lit;
    this.#draw(moment, x);
    this.#tell(moment, x);
  }

  #draw({ bitmap, letters = [], columns: lit }, x) {
    const { width, height } = this.size;
    const context = this.leds.getContext('2d', { alpha: false });
    context.imageSmoothingEnabled = false;
    context.fillStyle = '#000';
    context.fillRect(0, 0, width, height);
    if (bitmap) {
      const from = Math.max(0, -x);
      const columns = Math.min(bitmap.width - from, width - Math.max(0, x));
      if (columns > 0) context.drawImage(bitmap, from, 0, columns, height, Math.max(0, x), 0, columns, height);
      for (const letter of letters) {
        if (letter.bitmap) context.drawImage(letter.bitmap, x + letter.x, letter.y);
      }
      if (lit < width) context.fillRect(lit, 0, width - lit, height);
    }
    this.paint();
  }

  #tell({ state, scene, frame, bitmap }, x) {
    Object.assign(this.dataset, {
      state,
      scene: scene?.id ?? '',
      entry: scene?.entry ?? '',
      frame: bitmap ? frame : '',
      version: String(this.#player.version),
      x: String(x),
    });
    const announced = `${state} ${scene?.id}`;
    if (announced === this.announced) return;
    this.announced = announced;
    this.dispatchEvent(new CustomEvent('scene', { bubbles: true, detail: { state, entry: scene?.entry ?? null } }));
  }

  fit() {
    const { width, height } = this.size;
    const ratio = devicePixelRatio;
    const room = Math.min(innerWidth * ratio / width, innerHeight * ratio / height);
    // A board with more LEDs than the screen has pixels shrinks to fit; it cannot be exact there.
    const scale = room >= 1 ? Math.floor(room) : room;
    this.view.style.width = `${width * scale / ratio}px`;
    this.view.style.height = `${height * scale / ratio}px`;
  }
}
