// @ts-check
/**
 * @typedef {import('/web/kinds/kind.js').Item & {position: number, points: string | number}} Item
 * @typedef {{function: string, minutes: number, first: number, last: number}} Section tasks of one vocational function, by position
 * @typedef {{paper: string, subject: string, level: number, sections: Section[], items: Item[]}} Paper
 */

const IV_LENGTH = 12;

/** @param {string} text base64url @returns {Uint8Array<ArrayBuffer>} */
export function fromBase64Url(text) {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
}

/** @param {ArrayBuffer} bytes @returns {string} base64url without padding */
export function toBase64Url(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/**
 * Decrypts a paper by AES-256-GCM. A paper that was changed on its way is an error.
 *
 * @param {ArrayBuffer} encrypted 12 bytes of initialisation vector, the ciphertext and the tag
 * @param {string} contentKey base64url
 * @returns {Promise<Paper>}
 */
export async function decryptPaper(encrypted, contentKey) {
  const key = await crypto.subtle.importKey('raw', fromBase64Url(contentKey), 'AES-GCM', false, ['decrypt']);
  const iv = encrypted.slice(0, IV_LENGTH);
  const clear = await crypto.subtle.decrypt({name: 'AES-GCM', iv}, key, encrypted.slice(IV_LENGTH));
  return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(clear));
}
