/**
 * The hub's time, kept by the page's own monotonic counter: what the PC's clock says does not matter.
 * A reading that travelled longer says less, never more, than the truth; so the largest of the last few is the best.
 */
export class HubClock {
  #offsets = [];
  #isAssumed = false;

  /** False until the hub has told the time once. */
  get isSet() {
    return this.#offsets.length > 0;
  }

  /** @param {string} iso the hub's time, just received */
  tell(iso) {
    const at = Date.parse(iso);
    if (!Number.isFinite(at)) return;
    if (this.#isAssumed) this.#offsets = [];
    this.#isAssumed = false;
    const offset = at - performance.now();
    // The hub's clock was set, or this machine slept: what was measured before is worth nothing.
    if (this.isSet && Math.abs(offset - Math.max(...this.#offsets)) > 1000) this.#offsets = [];
    this.#offsets = [...this.#offsets.slice(-5), offset];
  }

  /** Nobody tells the time: the machine's own has to do until the hub does. */
  assume() {
    if (this.isSet) return;
    this.#isAssumed = true;
    this.#offsets = [Date.now() - performance.now()];
  }

  /** What was told was the time of a trial. */
  forget() {
    this.#offsets = [];
  }

  /** ms since the Unix epoch. */
  now() {
    return performance.now() + Math.max(...this.#offsets);
  }
}
