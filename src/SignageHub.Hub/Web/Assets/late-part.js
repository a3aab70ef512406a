/** Milliseconds until the hub is asked for a missing part: the first time, and at most. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/** Milliseconds between two new beginnings: a part that comes and still does not run must not make the board flicker. */
const ANEW_EVERY = 60_000;

const LAST_TIME = 'signagehub/anew';

let isWaiting = false;

/**
 * For a module that could not be had. Browsers do not ask for one twice, so the page itself begins anew,
 * as soon as the hub has the module: a page that begins anew without its hub may find nothing at all.
 * @param {string} name of the file beside this one
 */
export async function beginAnewWith(name) {
  if (isWaiting) return;
  isWaiting = true;
  const url = new URL(name, import.meta.url);
  let wait = FIRST_WAIT;
  do {
    await passing(wait);
    wait = Math.min(2 * wait, LONGEST_WAIT);
  } while (!await canBeHad(url));
  const since = Date.now() - Number(sessionStorage.getItem(LAST_TIME));
  if (since >= 0 && since < ANEW_EVERY) await passing(ANEW_EVERY - since);
  sessionStorage.setItem(LAST_TIME, String(Date.now()));
  location.reload();
}

async function canBeHad(url) {
  try {
    return (await fetch(url, { cache: 'no-cache' })).ok;
  } catch {
    return false;
  }
}

function passing(milliseconds) {
  return new Promise(done => setTimeout(done, milliseconds));
}
