import { enrol } from './enrol.js';

/**
 * Asks the hub to be claimed as a board, and shows code and digits to whoever stands before the screen.
 * @param {string} board @param {HTMLElement} identity where they are shown, with the sentences in its data
 * @returns {Promise<object | null>} what the board is from now on; null when it was not confirmed, which is said
 */
export async function claim(board, identity) {
  const [title, text, command, yes] = ['strong', 'span', 'small', 'button'].map(name => identity.querySelector(name));
  const show = (code, digits) => {
    identity.hidden = false;
    title.textContent = digits ? `${code} ${digits}` : code;
    text.textContent = digits ? identity.dataset.compare : identity.dataset.code.replace('{address}', `${location.origin}/boards`);
    command.textContent = digits ? '' : identity.dataset.command.replace('{code}', code).replace('{board}', board);
  };
  const enter = () => new Promise(done => {
    text.textContent = identity.dataset.confirm;
    yes.hidden = false;
    yes.focus();
    yes.addEventListener('click', done, { once: true });
    addEventListener('keydown', event => { if (event.key === 'Enter') done(); });
  }).finally(() => { yes.hidden = true; });
  const enrolled = await enrol(board, show, enter);
  command.textContent = '';
  if (!enrolled) [title.textContent, text.textContent] = [board, identity.dataset.failed];
  return enrolled;
}
