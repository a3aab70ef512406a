/** SHA-256 as lower-case hexadecimal digits. @param {BufferSource} bytes */
export const sha256 = async bytes =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), byte => byte.toString(16).padStart(2, '0')).join('');
