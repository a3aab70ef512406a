/**
 * What a board shows at an instant. Pure: all boards that hold the same rotation work out the same phase, so neighbours stay in step.
 * Instants are ms since the Unix epoch.
 */

/**
 * The rotation at t.
 * @returns {{state: string, scenes: object[], until: number}} no scenes means dark; `until` is the instant from which to ask again
 */
export function rotationAt(manifest, t) {
  const fallback = { state: 'fallback', scenes: manifest.fallback === null ? [] : [manifest.scenes.get(manifest.fallback)] };
  if (t >= manifest.leaseUntil) return { ...fallback, state: 'lease', until: Infinity };
  const lease = manifest.leaseUntil;
  for (const segment of manifest.segments) {
    if (t < segment.from) return { ...fallback, until: Math.min(segment.from, lease) };
    if (t < segment.until) {
      return { state: segment.state, scenes: segment.scenes.map(id => manifest.scenes.get(id)), until: Math.min(segment.until, lease) };
    }
  }
  return { ...fallback, until: lease };
}

/**
 * The one frame at t and where it stands.
 * @param {object} rotation from {@link rotationAt}
 * @param {number} t
 * @param {number} boardWidth columns
 * @returns {{scene: object, frame: string, page: number, x: number, columns: number, moves: boolean, until: number} | null} `x` is the
 * column of the frame's left edge, a whole number; `columns` of the board, from the left, are lit; `moves` while that changes by
 * itself; `until` is the end of this page or pass; null means dark
 */
export function frameAt(rotation, t, boardWidth) {
  const cycle = rotation.scenes.reduce((sum, scene) => sum + lengthOf(scene), 0);
  if (cycle === 0) return null;
  const now = Math.floor(t);
  let left = ((now % cycle) + cycle) % cycle;
  for (const scene of rotation.scenes) {
    for (let page = 0; page < scene.frames.length; page++) {
      const time = scene.times[page];
      if (left < time) {
        return { scene, frame: scene.frames[page], page, ...placeOf(scene, left, boardWidth), until: Math.min(now - left + time, rotation.until) };
      }
      left -= time;
    }
  }
  return null;
}

const lengthOf = scene => scene.times.reduce((sum, time) => sum + time, 0);

/** Milliseconds that a frame takes to come onto the board. */
const ENTRANCE = 500;

/** Where a frame stands after `left` ms of its time: the same sum on every board. */
function placeOf(scene, left, boardWidth) {
  if (scene.kind === 'scroll') return { x: boardWidth - Math.floor(left * scene.pixelsPerSecond / 1000), columns: boardWidth, moves: true };
  if (scene.transition === 'cut' || left >= ENTRANCE) return { x: 0, columns: boardWidth, moves: false };
  const done = Math.floor(boardWidth * left / ENTRANCE);
  return scene.transition === 'wipe' ? { x: 0, columns: done, moves: true } : { x: boardWidth - done, columns: boardWidth, moves: true };
}
