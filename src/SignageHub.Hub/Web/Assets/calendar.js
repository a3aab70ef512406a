import './editor.js';
import { offerPrinting } from './printing.js';

/** Screen pixels at a bar's ends that stretch it, under a mouse and under a finger. */
const EDGE = 8;
const FINGER_EDGE = 22;

/** A finger that rests on a bar so long takes it up; one that moves before scrolls the page, as everywhere. Milliseconds and screen pixels. */
const HOLD = 350;
const RESTS_WITHIN = 10;

/** Single days that are told, of those that go along. */
const MOST_NAMED = 6;

/** Minutes a step in the view of a day. */
const STEP = 15;

const page = document.querySelector('#calendar');
const form = document.querySelector('#move');
const said = page.querySelector('[data-said]');
const isDay = page.dataset.unit === 'minutes';
const columns = Number(page.dataset.columns);

for (const link of page.querySelectorAll('.cal-bars a[data-mark]')) {
  link.classList.add('movable');
  byPointer(link);
  byKey(link);
}

for (const lane of page.querySelectorAll('.cal-lane[data-board]')) lane.addEventListener('click', event => ask(lane, event));

offerPrinting();

/** The days that a bar would have, beside it: in a year a day is a few pixels. */
const bubble = document.createElement('p');
bubble.className = 'cal-bubble';
bubble.hidden = true;
// What is told by ear stands in data-said.
bubble.ariaHidden = 'true';
document.body.append(bubble);

foldOnPhones(page.querySelector('.cal-fold'));
showToday(page.querySelector('.cal-scroll'));

const columnWidth = lane => lane.clientWidth / columns;

/** As wide as calendar.css shows what opens it. */
function foldOnPhones(details) {
  const phone = matchMedia('(max-width: 40rem)');
  const fold = () => { details.open = !phone.matches; };
  phone.addEventListener('change', fold);
  fold();
}

/** A phone has room for a third of a month: today in its middle, where it is one of the days. */
function showToday(view) {
  const today = view.querySelector('.cal-axis .today, .now');
  if (!today) return;
  const [day, frame] = [today.getBoundingClientRect(), view.getBoundingClientRect()];
  view.scrollLeft += (day.left + day.right - frame.left - frame.right) / 2;
}

function byPointer(link) {
  const bar = link.querySelector('.bar');
  let drag = null;
  let resting = 0;
  const isTouch = event => event.pointerType === 'touch';
  const begin = ({ clientX, pointerId }, edge) => {
    const box = bar.getBoundingClientRect();
    const isWide = box.width > 3 * edge;
    drag = {
      from: clientX,
      first: !(isWide && hasEnd(link, 'last') && clientX > box.right - edge),
      last: !(isWide && hasEnd(link, 'first') && clientX < box.left + edge),
    };
    link.setPointerCapture(pointerId);
  };
  const end = () => {
    clearTimeout(resting);
    drag = null;
    bubble.hidden = true;
    link.classList.remove('held');
  };
  link.addEventListener('pointerdown', event => {
    if (event.button !== 0 || !event.isPrimary) return;
    if (!isTouch(event)) {
      begin(event, EDGE);
      return;
    }
    end();
    drag = { rests: event };
    resting = setTimeout(() => {
      begin(event, FINGER_EDGE);
      link.classList.add('held');
      navigator.vibrate?.(20);
    }, HOLD);
  });
  link.addEventListener('pointermove', event => {
    if (!drag) return;
    if (drag.rests) {
      if (Math.hypot(event.clientX - drag.rests.clientX, event.clientY - drag.rests.clientY) > RESTS_WITHIN) end();
      return;
    }
    const by = Math.round((event.clientX - drag.from) / columnWidth(link.closest('.cal-lane')));
    if (by !== 0) drag.moved = true;
    if (!drag.moved) return;
    show(link, drag.first ? by : 0, drag.last ? by : 0);
    float(link, drag.first ? by : 0, drag.last ? by : 0, page.dataset.byDrop);
  });
  link.addEventListener('pointerup', () => {
    const moved = drag?.moved;
    const wasHeld = link.classList.contains('held');
    end();
    if (moved) send(link);
    // What was taken up and put down where it was is not opened.
    else if (wasHeld) link.addEventListener('click', event => event.preventDefault(), { once: true });
  });
  link.addEventListener('pointercancel', () => {
    end();
    show(link, 0, 0);
  });
  // What was dragged was not clicked.
  link.addEventListener('click', event => {
    if (link.dataset.sent) event.preventDefault();
  });
  // The browser's own: a page that scrolls under the finger, the menu of a link, the picture of a link on the way.
  link.addEventListener('touchmove', event => { if (link.classList.contains('held')) event.preventDefault(); }, { passive: false });
  link.addEventListener('contextmenu', event => { if (drag) event.preventDefault(); });
  link.addEventListener('dragstart', event => event.preventDefault());
}

function byKey(link) {
  let [first, last] = [0, 0];
  link.addEventListener('keydown', event => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by) {
      event.preventDefault();
      if ((event.shiftKey && !hasEnd(link, 'last')) || (event.altKey && !hasEnd(link, 'first'))) {
        said.textContent = page.dataset.noEnd;
        return;
      }
      if (!event.shiftKey) first += by;
      if (!event.altKey) last += by;
      show(link, first, last);
      say(link, first, last);
      float(link, first, last, page.dataset.byKey);
    } else if (event.key === 'Escape') {
      [first, last] = [0, 0];
      show(link, 0, 0);
      bubble.hidden = true;
      said.textContent = '';
    } else if (event.key === 'Enter' && (first || last)) {
      event.preventDefault();
      send(link);
    }
  });
  link.addEventListener('blur', () => {
    if (link.dataset.sent) return;
    bubble.hidden = true;
    [first, last] = [0, 0];
    show(link, 0, 0);
  });
}

/** The bar where it would be; columns of beginning and end. */
function show(link, first, last) {
  const bar = link.querySelector('.bar');
  const width = columnWidth(link.closest('.cal-lane'));
  Object.assign(link.dataset, { byFirst: first, byLast: last });
  link.classList.toggle('moving', first !== 0 || last !== 0);
  bar.style.marginLeft = `${first * width}px`;
  bar.style.marginRight = `${-last * width}px`;
}

/** A day as people write it, or a time of the day. */
function moved(text, by) {
  const at = new Date(`${text}Z`);
  at.setUTCMinutes(at.getUTCMinutes() + by * (isDay ? STEP : 24 * 60));
  return isDay ? at.toISOString().slice(11, 16) : at.toISOString().slice(0, 10).split('-').reverse().join('/');
}

/** Whether what is moved begins, or ends, where the bar does: where the calendar shows some of it only, it does not. */
const hasEnd = (link, end) => link.dataset.ends.split(' ').includes(end);

/** All that goes along, as it would be. */
function daysOf(link, first, last, range) {
  const all = link.dataset.days.split(' ').map(days => {
    const [from, to] = days.split('/');
    const [begins, ends] = [moved(from, first), moved(to, last)];
    return begins === ends ? begins : range.replace('{from}', begins).replace('{to}', ends);
  });
  return all.length > MOST_NAMED ? `${all.slice(0, MOST_NAMED).join(', ')}… (+${all.length - MOST_NAMED})` : all.join(', ');
}

/** For those who hear it. */
function say(link, first, last) {
  said.textContent = page.dataset.keep.replace('{days}', daysOf(link, first, last, page.dataset.range));
}

/** And for those who see it: above the bar, within the window. */
function float(link, first, last, how) {
  bubble.textContent = `${daysOf(link, first, last, '{from} → {to}')} · ${how}`;
  bubble.hidden = false;
  const bar = link.querySelector('.bar').getBoundingClientRect();
  const { width, height } = bubble.getBoundingClientRect();
  bubble.style.left = `${Math.max(8, Math.min((bar.left + bar.right - width) / 2, innerWidth - width - 8))}px`;
  bubble.style.top = `${Math.max(8, bar.top - height - 8)}px`;
}

function send(link) {
  const { entry, mark, playlist, year, byFirst, byLast } = link.dataset;
  if (byFirst === '0' && byLast === '0') return;
  link.dataset.sent = 'true';
  const scale = isDay ? STEP : 1;
  const fields = form.elements;
  fields.entry.value = entry;
  fields.mark.value = mark;
  fields.year.value = year;
  fields.first.value = byFirst * scale;
  fields.last.value = byLast * scale;
  form.action = `/playlists/${encodeURIComponent(playlist)}/move`;
  form.submit();
}

/** The reason of the moment that was clicked. */
function ask(lane, event) {
  if (event.target.closest('a')) return;
  const box = lane.getBoundingClientRect();
  const days = ((event.clientX - box.left) / box.width) * Number(lane.dataset.days);
  const at = new Date(`${lane.dataset.from}T00:00Z`);
  // Where a column is a day, the place within it means no hour: the hub takes the first in which the board is on.
  at.setUTCMinutes(isDay ? Math.floor((days * 24 * 60) / STEP) * STEP : Math.floor(days) * 24 * 60);
  location.assign(`/why?board=${encodeURIComponent(lane.dataset.board)}&${isDay ? `at=${at.toISOString().slice(0, 16)}` : `day=${at.toISOString().slice(0, 10)}`}`);
}
