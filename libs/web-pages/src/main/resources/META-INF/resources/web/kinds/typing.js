// @ts-check
/** How long the candidate pauses before a text is an answer, and the longest time between two answers of a text, in milliseconds. */
const PAUSE = 1_000;
const LONGEST = 10_000;

/**
 * The handlers of a field in which a text is written. Not each key makes an answer, for an attempt has a limit of them: a pause does,
 * ten seconds do, and leaving the field does.
 *
 * @param {import('./kind.js').Context} context
 */
export function typing({respond, local}) {
  const answer = () => {
    clearTimeout(local.timer);
    if (local.since !== undefined) {
      local.since = undefined;
      respond(local.text.trim() === '' ? null : local.text);
    }
  };
  return {
    input: (/** @type {Event} */ event) => {
      local.text = /** @type {HTMLTextAreaElement} */ (event.target).value;
      local.since ??= performance.now();
      clearTimeout(local.timer);
      local.timer = setTimeout(answer, Math.min(PAUSE, Math.max(0, local.since + LONGEST - performance.now())));
    },
    leave: answer,
  };
}
