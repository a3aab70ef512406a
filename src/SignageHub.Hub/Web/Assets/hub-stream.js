/** Server-Sent Events that come back by themselves, whatever ended them. */
export class HubStream extends EventTarget {
  #url;
  #names;
  #source = null;
  #retry = null;

  /** @param {string} url @param {string[]} names the events to pass on, each with its text as `detail` */
  constructor(url, names) {
    super();
    this.#url = url;
    this.#names = names;
    this.#open();
  }

  #open() {
    const source = this.#source = new EventSource(this.#url);
    source.addEventListener('open', () => this.dispatchEvent(new Event('online')));
    source.addEventListener('error', () => {
      this.dispatchEvent(new Event('offline'));
      // The browser itself tries again after a broken connection, but not after a refusal such as 503.
      if (source.readyState === EventSource.CLOSED && this.#source === source) this.#reopen();
    });
    for (const name of this.#names) {
      source.addEventListener(name, event => this.dispatchEvent(new CustomEvent(name, { detail: event.data })));
    }
  }

  #reopen() {
    clearTimeout(this.#retry);
    // Spread out, so that a hundred boards do not come back in the same second.
    this.#retry = setTimeout(() => this.#open(), 5000 + Math.random() * 5000);
  }
}
