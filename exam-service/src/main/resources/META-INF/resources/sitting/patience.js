// @ts-check
import {Refused, Unreachable} from '/web/http.js';
import {waitAfter} from './api.js';

const PAPER_POLL = 10_000;

export const pause = (/** @type {number} */ millis) => new Promise(resolve => setTimeout(resolve, millis));

/**
 * Tries until the service answers.
 *
 * @template T
 * @param {() => Promise<T>} act @param {string[]} [notYet] codes of problems that time solves @returns {Promise<T>}
 */
export async function patiently(act, notYet = []) {
  for (let failures = 1; ; failures++) {
    try {
      return await act();
    } catch (e) {
      if (e instanceof Refused && notYet.includes(e.code)) {
        await pause(PAPER_POLL);
      } else if (e instanceof Unreachable) {
        await pause(Math.max(e.retryAfter, waitAfter(failures)));
      } else {
        throw e;
      }
    }
  }
}
