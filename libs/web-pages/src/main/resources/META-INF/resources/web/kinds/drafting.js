// @ts-check
/** How long the candidate pauses before a draft is an answer, and the longest time between two answers, in milliseconds. */
const PAUSE = 1_000;
const LONGEST = 10_000;

/**
 * An answer of many small changes: a text that is typed, cells of a table, a box moved by keys. Not each change is an answer, for an
 * attempt has a limit of them: a pause is, ten seconds are, and leaving the field. Until then the page knows that there is a draft, and
 * can make it an answer at any time. A page that counts no answers, and gives no {@code draft}, takes each change at once.
 *
 * @param {import('./kind.js').Context} context
 * @param {(draft: any) => any} [answerOf] the response that a draft is
 */
export function drafting({respond, draft, local}, answerOf = value => value) {
  const commit = () => {
    clearTimeout(local.timer);
    if (local.since !== undefined) {
      local.since = undefined;
      respond(answerOf(local.draft));
      draft?.(null);
    }
  };
  return {
    /** What the field shows. @param {any} response if nothing was changed yet */
    shown: response => 'draft' in local ? local.draft : response,
    /** @param {any} value */
    change: value => {
      local.draft = value;
      local.since ??= performance.now();
      clearTimeout(local.timer);
      if (draft) {
        local.timer = setTimeout(commit, Math.min(PAUSE, Math.max(0, local.since + LONGEST - performance.now())));
        draft(commit);
      } else {
        commit();
      }
    },
    commit,
  };
}

/** The response of a text: none if it is blank. @param {string} text */
export const textAnswer = text => text.trim() === '' ? null : text;
