import { decode, encode } from './base64url.js';

/** Passkeys (WebAuthn Level 3 §5.1). What needs them is on the page only where the browser can. */

/**
 * Asks the hub what to ask for, asks the browser, and sends its answer as the form it stands in.
 * @param {HTMLFormElement} form `data-passkey` says add or use, `data-begin` where the hub is asked
 */
async function run(form) {
  const say = form.querySelector('[data-say]');
  const button = form.querySelector('button');
  button.disabled = true;
  say.textContent = say.dataset.waits;
  try {
    const answer = await fetch(form.dataset.begin, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    const asked = answer.headers.get('Content-Type')?.startsWith('application/json') ? await answer.json() : {};
    if (!answer.ok) {
      say.textContent = asked.problem ?? say.dataset.noAnswer;
      return;
    }
    const credential = form.dataset.passkey === 'add'
      ? await navigator.credentials.create({ publicKey: creation(asked) })
      : await navigator.credentials.get({ publicKey: request(asked) });
    form.elements.credential.value = JSON.stringify(written(credential));
    // The password has served; it is not sent twice.
    form.elements.old?.remove();
    form.submit();
  } catch ({ name }) {
    say.textContent = name === 'InvalidStateError' ? say.dataset.hasIt : name === 'TypeError' ? say.dataset.noAnswer : say.dataset.givenUp;
  } finally {
    button.disabled = false;
  }
}

const creation = asked => ({
  ...asked,
  challenge: decode(asked.challenge),
  user: { ...asked.user, id: decode(asked.user.id) },
  excludeCredentials: (asked.excludeCredentials ?? []).map(known => ({ ...known, id: decode(known.id) })),
});

const request = asked => ({
  ...asked,
  challenge: decode(asked.challenge),
  allowCredentials: (asked.allowCredentials ?? []).map(known => ({ ...known, id: decode(known.id) })),
});

/** As §5.1.9 writes it (RegistrationResponseJSON, AuthenticationResponseJSON); some password managers' own toJSON does not. */
function written({ id, type, response, authenticatorAttachment }) {
  const fields = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    fields.attestationObject = text(response.attestationObject);
    fields.transports = response.getTransports?.() ?? [];
  } else {
    fields.authenticatorData = text(response.authenticatorData);
    fields.signature = text(response.signature);
    fields.userHandle = response.userHandle ? text(response.userHandle) : undefined;
  }
  return { id, rawId: id, type, authenticatorAttachment: authenticatorAttachment ?? undefined, clientExtensionResults: {}, response: fields };
}

const text = buffer => encode(new Uint8Array(buffer));

if (isSecureContext && typeof PublicKeyCredential === 'function') {
  for (const part of document.querySelectorAll('[data-passkeys]')) {
    part.hidden = false;
    document.querySelector('[data-no-passkeys]')?.remove();
    const form = part.querySelector('form');
    form.addEventListener('submit', event => {
      event.preventDefault();
      run(form);
    });
  }
}
