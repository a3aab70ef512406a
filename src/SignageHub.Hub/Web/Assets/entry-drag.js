/** Screen pixels from the edge of the window where dragging scrolls. */
const EDGE = 60;

const STEP = 14;

/** Entries are dragged to their place by a grip, as the arrows move them for keys. What is sent is the entry's own form. */
export function letDrag(list) {
  for (const form of list.querySelectorAll('form.tools')) {
    const grip = document.createElement('span');
    Object.assign(grip, { className: 'grip', textContent: '⠿', title: form.dataset.grip, ariaHidden: 'true' });
    grip.addEventListener('pointerdown', (down) => drag(list, form, grip, down));
    form.prepend(grip);
  }
}

function drag(list, form, grip, down) {
  if (down.button !== 0) return;
  down.preventDefault();
  const item = form.closest('li');
  const order = [...list.children];
  const over = new AbortController();
  const { signal } = over;
  grip.setPointerCapture(down.pointerId);
  item.classList.add('dragged');
  grip.addEventListener('pointermove', follow, { signal });
  grip.addEventListener('pointerup', drop, { signal });
  grip.addEventListener('pointercancel', leave, { signal });
  addEventListener('keydown', (key) => key.key === 'Escape' && leave(), { signal });

  /** The others make room: an element that is moved itself loses the pointer. */
  function follow({ clientY }) {
    while (item.previousElementSibling && clientY < middle(item.previousElementSibling)) item.after(item.previousElementSibling);
    while (item.nextElementSibling && clientY > middle(item.nextElementSibling)) item.before(item.nextElementSibling);
    if (clientY < EDGE) scrollBy(0, -STEP);
    else if (clientY > innerHeight - EDGE) scrollBy(0, STEP);
  }

  function drop() {
    end();
    const to = [...list.children].indexOf(item);
    if (to === order.indexOf(item)) return;
    for (const [name, value] of [['do', 'place'], ['to', to + 1]]) {
      const field = document.createElement('input');
      Object.assign(field, { type: 'hidden', name, value });
      form.append(field);
    }
    form.submit();
  }

  function leave() {
    end();
    list.replaceChildren(...order);
  }

  function end() {
    over.abort();
    item.classList.remove('dragged');
  }
}

function middle(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
