import { MANIFEST_TYPE, readJson, verify } from './jws.js';

/**
 * A board's decision about a manifest that came over a link it does not trust: the same as ManifestCheck makes in a player.
 * @param {string} compact the JWS as received
 * @param {object} board
 * @param {string} board.id the board that received it
 * @param {(keyId: string) => Promise<CryptoKey | undefined>} board.keyOf
 * @param {(keyId: string) => number} board.acceptedVersion 0 for none
 * @param {number} board.now the board's trusted time, ms since the Unix epoch
 * @returns {Promise<{verdict: string, manifest: object | null}>} the manifest only when the verdict is `accepted` or `current`
 */
export async function check(compact, { id, keyOf, acceptedVersion, now }) {
  const signed = await verify(compact, MANIFEST_TYPE, keyOf);
  if (!signed.payload) return refuse(signed.verdict === 'wrong-kind' ? 'malformed' : signed.verdict);
  const manifest = read(readJson(signed.payload));
  if (!manifest || manifest.keyId !== signed.keyId) return refuse('malformed');
  if (manifest.board !== id) return refuse('other-board');
  if (!isConsistent(manifest)) return refuse('inconsistent');
  if (now >= manifest.leaseUntil) return refuse('expired');
  const accepted = acceptedVersion(manifest.keyId);
  if (manifest.version < accepted) return refuse('older');
  return { verdict: manifest.version === accepted ? 'current' : 'accepted', manifest };
}

const refuse = verdict => ({ verdict, manifest: null });

/** The JSON as an object of our own, instants as ms since the Unix epoch; null when a member is missing or of another type. */
export function read(json) {
  try {
    return {
      board: text(json.board),
      keyId: text(json.keyId),
      version: whole(json.version, 1),
      issuedAt: instant(json.issuedAt),
      leaseUntil: instant(json.leaseUntil),
      width: whole(json.width, 1),
      height: whole(json.height, 1),
      color: text(json.color),
      timeZone: text(json.timeZone),
      brightness: whole(json.brightness, 1),
      segments: list(json.segments, segment => ({
        from: instant(segment.from),
        until: instant(segment.until),
        state: text(segment.state),
        scenes: list(segment.scenes, text),
      })),
      scenes: new Map(list(json.scenes, scene => [text(scene.id), readScene(scene)])),
      sceneCount: json.scenes.length,
      fallback: json.fallback === null ? null : text(json.fallback),
      trial: json.trial === true,
      keys: json.keys == null ? null : list(json.keys, ({ x, y }) => ({ x: text(x), y: text(y) })),
    };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const readScene = scene => ({
  id: text(scene.id),
  kind: oneOf(scene.kind, 'static', 'pages', 'scroll'),
  frames: list(scene.frames, frameId),
  width: whole(scene.width, 1),
  height: whole(scene.height, 1),
  pixelsPerSecond: whole(scene.pixelsPerSecond, 0),
  // Whole milliseconds: 0.1 is no binary fraction, 100 is.
  times: list(scene.seconds, seconds => Math.round(number(seconds) * 1000)),
  transition: oneOf(scene.transition, 'cut', 'wipe', 'scroll-in'),
  slots: list(scene.slots, readSlot),
  entry: scene.entry == null ? null : text(scene.entry),
});

const readSlot = slot => ({
  frame: whole(slot.frame, 0),
  part: oneOf(slot.part, 'time', 'date', 'days'),
  until: slot.until == null ? null : text(slot.until),
  columns: list(slot.columns, column => demand(column, Number.isSafeInteger(column))),
  row: demand(slot.row, Number.isSafeInteger(slot.row)),
  letters: text(slot.letters),
  glyphs: list(slot.glyphs, frameId),
});

/** The most places of a slot; a date has 10. */
const MOST_PLACES = 16;

const isWhole = ({ frames }) => ({ frame, part, until, columns, letters, glyphs }) =>
  frame < frames.length
  && (part === 'days') === (until !== null)
  && (until === null || (/^\d{4}-\d\d-\d\d$/.test(until) && Number.isFinite(Date.parse(until))))
  && columns.length > 0 && columns.length <= MOST_PLACES
  && letters.length === glyphs.length
  && [...'0123456789'].every(digit => letters.includes(digit));

function isConsistent({ segments, scenes, sceneCount, fallback }) {
  if (scenes.size !== sceneCount) return false;
  for (const scene of scenes.values()) {
    if (scene.frames.length === 0 || scene.times.length !== scene.frames.length || !scene.times.every(t => t > 0)) return false;
    if (!scene.slots.every(isWhole(scene))) return false;
  }
  let end = -Infinity;
  for (const segment of segments) {
    if (segment.from < end || segment.until <= segment.from || !segment.scenes.every(id => scenes.has(id))) return false;
    end = segment.until;
  }
  return fallback === null || scenes.has(fallback);
}

const demand = (value, holds) => {
  if (!holds) throw new TypeError('not a manifest');
  return value;
};
const text = value => demand(value, typeof value === 'string');
const number = value => demand(value, Number.isFinite(value));
const whole = (value, least) => demand(value, Number.isSafeInteger(value) && value >= least);
const oneOf = (value, ...words) => demand(value, words.includes(value));
const frameId = value => demand(value, typeof value === 'string' && /^[0-9a-f]{64}$/.test(value));
const list = (value, item) => demand(value, Array.isArray(value)).map(item);
const instant = value => {
  const at = demand(value, typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value)) && Date.parse(value);
  return demand(at, Number.isFinite(at));
};
