/** Milliseconds after which an answer that has not come may be asked for again: browsers do not tell that somebody stopped it. */
const PATIENCE = 15_000;

/** Forms whose answer takes its time say so: data-busy has the words, of a button that says something else its own. With data-done the answer is a file, and the page stays. */
for (const form of document.querySelectorAll('form[data-busy]')) tell(form);

// A page that comes back from the browser's memory waits for nothing any more.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) for (const form of document.querySelectorAll('form[data-busy]')) rest(form, '');
});

// Whoever stops the page may press again.
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') for (const form of document.querySelectorAll('form[data-busy]')) if (form.ariaBusy === 'true' && !form.dataset.done) rest(form, '');
});

/** Words beside the form's main button, read out too. */
export function say(form, words) {
  form.querySelector('.busy').textContent = words;
}

function tell(form) {
  const place = document.createElement('span');
  place.className = 'busy';
  place.setAttribute('role', 'status');
  (form.querySelector('.button.primary') ?? form.lastElementChild).after(place);
  form.addEventListener('submit', event => {
    // Two presses are one.
    if (form.ariaBusy === 'true') {
      event.preventDefault();
      return;
    }
    form.ariaBusy = 'true';
    say(form, event.submitter?.dataset.busy ?? form.dataset.busy);
    if (!form.dataset.done) {
      setTimeout(() => rest(form, ''), PATIENCE);
      return;
    }

    event.preventDefault();
    load(form, event.submitter);
  });
}

function rest(form, words) {
  form.ariaBusy = 'false';
  say(form, words);
}

/** Fetches the file that the form asks for and hands it to the browser; a refusal is a page, and the browser goes there. */
async function load(form, button) {
  const address = new URL(button?.getAttribute('formaction') ?? form.action, location.href);
  address.search = new URLSearchParams(new FormData(form));
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = /filename="?([^";]+)/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? address.pathname.split('/').at(-1);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    rest(form, form.dataset.done);
  } catch {
    rest(form, '');
    location.assign(address);
  }
}
