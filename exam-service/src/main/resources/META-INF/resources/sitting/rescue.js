// @ts-check
import {toBase64Url} from './paper.js';

/**
 * Builds the file of all answers of this machine, for an invigilator to upload when the network does not come back. Its code of
 * authentication is made with the token of this machine, so that nobody else can write such a file.
 *
 * @param {{attempt: string, token: string, device: number}} machine
 * @param {import('./store.js').AnswerEvent[]} log all answers from the first
 * @returns {Promise<string>} JSON
 */
export async function rescueFile({attempt, token, device}, log) {
  const events = JSON.stringify({events: log});
  const utf8 = new TextEncoder();
  const secret = await crypto.subtle.digest('SHA-256', utf8.encode(token));
  const key = await crypto.subtle.importKey('raw', secret, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  const mac = toBase64Url(await crypto.subtle.sign('HMAC', key, utf8.encode(events)));
  return JSON.stringify({attempt, device, events, mac});
}

/** Lets the browser save a text. @param {string} name @param {string} text */
export function save(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type: 'application/json'}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
