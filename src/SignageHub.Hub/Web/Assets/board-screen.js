import { sha256 } from './sha256.js';

/** The hub takes no larger picture. */
const SCREEN_BYTES = 200_000;

/**
 * Sends what is lit to whoever asked for it.
 * @param {string} board @param {Blob | null} png
 * @returns {Promise<string | null>} the picture's hash, which the board signs; null when there is none
 */
export async function sendScreen(board, png) {
  const bytes = png && png.size <= SCREEN_BYTES ? await png.arrayBuffer() : null;
  if (!bytes) return null;
  const hash = await sha256(bytes);
  try {
    await fetch(`/play/${board}/screen`, { method: 'POST', headers: { 'Content-Type': 'image/png' }, body: bytes, signal: AbortSignal.timeout(10_000) });
  } catch {
    // Whoever asked is told that no picture came.
  }
  return hash;
}
