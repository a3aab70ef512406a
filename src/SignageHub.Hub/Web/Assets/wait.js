/** Asks how far it is, and loads the page anew once it is there: until then nobody loses their place on the page. */
const EVERY = 1000;
const bar = document.querySelector('[data-wait]');
const percent = document.querySelector('[data-percent]');

async function ask() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'application/json' } });
    const far = answer.ok && answer.headers.get('content-type')?.startsWith('application/json') ? await answer.json() : null;
    // Whatever else it is, the page itself says it.
    if (!far || far.isReady) {
      location.reload();
      return;
    }
    bar.value = far.percent;
    percent.textContent = `${far.percent} %`;
  } catch {
    // The network comes back.
  }
  setTimeout(ask, EVERY);
}

setTimeout(ask, EVERY);
