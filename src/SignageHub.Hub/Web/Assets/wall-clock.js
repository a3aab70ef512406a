/** The hub's time on the wall, in the office's zone; it ticks on the minute. */
export class WallClock {
  #element;
  #clock;
  #time;
  #day;
  #order;
  #timer = 0;

  /**
   * @param {HTMLTimeElement} element with `<b>` for the time, `<span>` for the day, and the zone in data-zone
   * @returns {WallClock | null} null where the browser does not know the zone; no time is better than a wrong one
   */
  static create(element, clock, language) {
    try {
      return new WallClock(element, clock, language);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      element.hidden = true;
      return null;
    }
  }

  constructor(element, clock, language) {
    this.#element = element;
    this.#clock = clock;
    const timeZone = element.dataset.zone;
    this.#time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    this.#day = language === 'vi'
      ? new Intl.DateTimeFormat('vi-VN', { timeZone, weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' })
      : new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'short', year: 'numeric' });
    this.#order = language === 'vi'
      ? part => `${part.weekday}, ${part.day}/${part.month}/${part.year}`
      : part => `${part.weekday}, ${part.day} ${part.month} ${part.year}`;
  }

  show = () => {
    clearTimeout(this.#timer);
    const now = this.#clock.now();
    const parts = Object.fromEntries(this.#day.formatToParts(now).map(({ type, value }) => [type, value]));
    this.#element.dateTime = new Date(now).toISOString();
    this.#element.querySelector('b').textContent = this.#time.format(now);
    this.#element.querySelector('span').textContent = this.#order(parts);
    this.#timer = setTimeout(this.show, 60_000 - now % 60_000 + 1);
  };
}
