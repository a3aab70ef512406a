/**
 * What the wall tells people of the office beside the boards. When the hub says that it is another, it is fetched anew and exchanged part by part;
 * a part in which somebody is at work stays as it is until they are done.
 */
export class WallOffice {
  #element;
  #wanted;
  #isFetching = false;

  /** @param {HTMLElement} element @param {string} language */
  constructor(element, language) {
    this.#element = element;
    this.address = `/office?lang=${language}`;
    this.#wanted = element.dataset.mark;
  }

  /** Somebody has the focus in it, or has typed something that would be lost. */
  get isInUse() {
    return isInUse(this.#element);
  }

  /** @param {string} mark of what the hub tells now */
  tell(mark) {
    this.#wanted = mark;
    return this.refresh();
  }

  /** Fetches what has not been shown yet; does nothing where all is shown. */
  async refresh() {
    const mark = this.#wanted;
    if (this.#isFetching || mark === this.#element.dataset.mark) return;
    this.#isFetching = true;
    try {
      const answer = await fetch(this.address, { headers: { Accept: 'text/html' } });
      // Whoever is not signed in any more is led elsewhere: the next clock asks again.
      if (answer.ok && !answer.redirected && this.#exchange(await answer.text())) this.#element.dataset.mark = mark;
    } catch {
      // The hub is away: so is the stream, and what it says when it is back is newer.
    } finally {
      this.#isFetching = false;
    }
  }

  /** @returns {boolean} false when a part had to stay */
  #exchange(html) {
    const fresh = new DOMParser().parseFromString(html, 'text/html').body;
    let all = true;
    for (const part of [...this.#element.children]) {
      const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
      next?.remove();
      const details = part.querySelector('details');
      if (details?.open) next?.querySelector('details')?.setAttribute('open', '');
      if (part.innerHTML === (next?.innerHTML ?? '')) continue;
      if (isInUse(part)) all = false;
      else part.replaceChildren(...(next?.childNodes ?? []));
    }
    this.#element.append(...fresh.children);
    return all;
  }
}

function isInUse(part) {
  return part.contains(document.activeElement)
    || [...part.querySelectorAll('input:not([type=hidden]), textarea')].some(field => field.value !== field.defaultValue)
    || [...part.querySelectorAll('select')].some(field => field.selectedIndex !== Math.max(0, [...field.options].findIndex(option => option.defaultSelected)));
}
