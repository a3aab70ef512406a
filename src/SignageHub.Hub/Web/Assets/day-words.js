/** Browsers write a day's field their own way, 04/07 in one and 07/04 in the other: beside it stands the same day in the page's words. */
const words = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

for (const place of document.querySelectorAll('[data-day-words]')) {
  const field = place.parentElement.querySelector('input[type=date]');
  const tell = () => { place.textContent = field.value ? words.format(field.valueAsDate) : ''; };
  field.addEventListener('input', tell);
  tell();
}
