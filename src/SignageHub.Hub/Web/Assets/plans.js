import './board-choice.js';
import { say } from './busy.js';

const form = document.querySelector('#plan');
const holdsFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files') ?? false;

addEventListener('dragover', event => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = form ? 'copy' : 'none';
  if (form) document.body.classList.add('dropping');
});
addEventListener('dragleave', ({ relatedTarget }) => {
  if (!relatedTarget) document.body.classList.remove('dropping');
});
// Wherever it falls: the browser would leave the page for it.
addEventListener('drop', event => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  document.body.classList.remove('dropping');
  if (form) take(event.dataTransfer.files);
});

if (form) {
  form.querySelector('[data-drop]').hidden = false;
  form.elements.file.addEventListener('change', name);
}

function take(files) {
  if (files.length !== 1) {
    say(form, form.dataset.one);
    return;
  }
  form.elements.file.files = files;
  name();
  form.requestSubmit();
}

/** What is read is told by its name. */
function name() {
  const [file] = form.elements.file.files;
  if (file) form.dataset.busy = form.dataset.reading.replace('{file}', () => file.name);
}
