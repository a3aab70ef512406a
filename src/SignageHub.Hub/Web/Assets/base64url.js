/** base64url without padding (RFC 7515 §2), strictly: one byte string has one spelling. Null for anything else. */
export function decode(text) {
  if (typeof text !== 'string' || !/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const standard = text.replaceAll('-', '+').replaceAll('_', '/');
  const binary = atob(standard);
  if (btoa(binary).replace(/=+$/, '') !== standard) return null;
  return Uint8Array.from(binary, c => c.charCodeAt(0));
}

/** @param {Uint8Array} bytes */
export const encode = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
