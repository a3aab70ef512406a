/** Small things that outlive the page, in localStorage. Where the browser keeps nothing (full, forbidden, a private window), they last as long as the page. */

/** @returns {boolean} whether it is kept */
export function keep(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** @returns {unknown} undefined when there is none; null when it cannot be read */
export function kept(name) {
  let text = null;
  try {
    text = localStorage.getItem(name);
  } catch {
    // A window that keeps nothing.
  }
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What an IndexedDB request brings. */
export const settled = request => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});
