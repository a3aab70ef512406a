/** The menu's group, where it lies over the page: it shuts by Escape, when the focus goes on and by a press beside it. In the row it stays: what is pressed would move away from under the finger. */
const group = document.querySelector('.user details');
const panel = group.querySelector('div');

addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !group.open) return;
  // Hidden with the panel the focus would be nowhere.
  if (panel.contains(document.activeElement)) group.querySelector('summary').focus();
  group.open = false;
});
group.addEventListener('focusout', ({ relatedTarget }) => { if (relatedTarget) shutBeside(relatedTarget); });
addEventListener('pointerdown', ({ target }) => shutBeside(target));

function shutBeside(element) {
  if (!group.contains(element) && getComputedStyle(panel).position === 'absolute') group.open = false;
}
