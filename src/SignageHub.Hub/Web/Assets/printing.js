/** Buttons that print the page are of use with scripts alone: until then they are hidden. */
export function offerPrinting() {
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
}
