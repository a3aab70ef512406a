/** Every board, or some: the tick for the one takes the other's away. Without it the hub asks which is meant. */
for (const field of document.querySelectorAll('[data-boards]')) {
  field.addEventListener('change', ({ target }) => {
    if (!target.checked) return;
    for (const box of field.querySelectorAll('input')) if ((box.value === '*') !== (target.value === '*')) box.checked = false;
  });
}
