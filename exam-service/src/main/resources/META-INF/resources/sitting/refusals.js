// @ts-check
import {t} from './texts.js';

/** Problems whose text of the service is for candidates too; it has a number or a time that only the service knows. */
const IN_THE_WORDS_OF_THE_SERVICE = ['device-bound', 'room-code-locked', 'room-code-wrong', 'session-not-begun', 'too-late-to-start'];

/** Problems that the service explains to programs or to the staff; a candidate reads another text. */
const IN_OTHER_WORDS = [
  'attempt-sealed', 'barred-from-exams', 'no-paper', 'not-a-ticket', 'not-checked-in', 'not-expected-here', 'score-entered', 'too-many-answers',
];

/**
 * What a candidate can do about a refusal.
 *
 * @param {import('/web/http.js').Refused} refused
 * @returns {string} empty if only the invigilator can find out
 */
export function reason({code, message}) {
  if (IN_THE_WORDS_OF_THE_SERVICE.includes(code)) {
    return message;
  }
  return IN_OTHER_WORDS.includes(code) ? t(`refusal.${code}`) : '';
}
