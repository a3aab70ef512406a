import { enrol } from './enrol.js';

/**
 * Asks the hub to be claimed as a board, and shows code and digits to whoever stands before the screen.
 * @param {string} board @param {HTMLElement} identity where they are shown, with the sentences in its data
 * @returns {Promise<object | null>} what the board is from now on; null when it was not confirmed, which is said
 */
export async function claim(board, identity) {
  const [title, text] = [identity.querySelector('strong'), identity.querySelector('span')];
  const show = (code, digits) => {
    identity.hidden = false;
    title.textContent = digits ? `${code} ${digits}` : code;
    text.textContent = digits ? identity.dataset.compare : identity.dataset.code.replace('{code}', code);
  };
  const enter = () => new Promise(done => {
    text.textContent = identity.dataset.confirm;
    addEventListener('keydown', event => { if (event.key === 'Enter') done(); });
  });
  const enrolled = await enrol(board, show, enter);
  if (!enrolled) [title.textContent, text.textContent] = [board, identity.dataset.failed];
  return enrolled;
}
