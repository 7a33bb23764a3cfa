// @ts-check
/** @typedef {import('./store.js').AnswerEvent} AnswerEvent */

// What the service takes: the characters of XML 1.0. Others come from the clipboard and can't be seen.
const OTHER_CHARACTERS = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A response without characters that no text may have. @param {any} value @returns {any} */
export function clean(value) {
  if (typeof value === 'string') {
    return value.replace(OTHER_CHARACTERS, '');
  }
  if (Array.isArray(value)) {
    return value.map(clean);
  }
  return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, clean(part)])) : value;
}

/**
 * The answers after the acknowledged ones, without gaps. Where one could not be written to the disk before the page was closed, the
 * answer after it is given twice: the service takes no answer after a number that it lacks.
 *
 * @param {AnswerEvent[]} events by number @param {number} acked @returns {AnswerEvent[]}
 */
export function withoutGaps(events, acked) {
  /** @type {AnswerEvent[]} */
  const all = [];
  events.filter(event => event.n > acked).forEach(event => {
    for (let n = acked + all.length + 1; n <= event.n; n++) {
      all.push({...event, n});
    }
  });
  return all;
}

/** How many bytes a value has in a request. */
export const bytes = (/** @type {any} */ value) => new TextEncoder().encode(JSON.stringify(value)).length;
