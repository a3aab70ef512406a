const DAY = 86_400_000;

/** Formatters by zone; null for a zone that the browser does not know: dark is better than a wrong time. */
const zones = new Map();

/**
 * The letters that a board lights by its clock, with their places. Pure: the same instant gives the same letters on every board.
 * @param {object[]} slots of the frame that is lit
 * @param {number} t ms since the Unix epoch
 * @param {string} timeZone IANA
 * @returns {{frame: string, x: number, y: number}[]} columns and rows of the frame
 */
export function lettersAt(slots, t, timeZone) {
  const now = partsOf(t, timeZone);
  return now ? slots.flatMap(slot => place(slot, textOf(slot, now))) : [];
}

/** The instant at which the letters may change: the next full minute; zones differ by whole minutes. */
export const nextMinute = t => t - (t % 60_000) + 60_000;

function textOf({ part, until }, { year, month, day, hour, minute }) {
  if (part === 'time') return `${hour}:${minute}`;
  if (part === 'date') return `${day}/${month}/${year}`;
  return String(Math.max(0, Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${year}-${month}-${day}T00:00:00Z`)) / DAY)));
}

/** Fewer letters than places stand in their middle; more are not shown, for they would be wrong. */
function place({ columns, row, letters, glyphs }, text) {
  if (text.length > columns.length) return [];
  const spare = text.length < columns.length ? Math.floor((columns[columns.length - text.length] - columns[0]) / 2) : 0;
  return [...text].map((letter, i) => ({ frame: glyphs[letters.indexOf(letter)], x: columns[i] + spare, y: row }));
}

function partsOf(t, timeZone) {
  if (!zones.has(timeZone)) zones.set(timeZone, formatter(timeZone));
  const format = zones.get(timeZone);
  return format && Object.fromEntries(format.formatToParts(t).map(({ type, value }) => [type, value]));
}

function formatter(timeZone) {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}
