// @ts-check
import {safeHtml} from '/web/safe-html.js';
import {marked} from '/_static/marked/17.0.5/lib/marked.esm.js';

const MORE = ['h3', 'h4', 'h5', 'blockquote', 'hr'];

/**
 * A text in CommonMark as an element, without links and pictures. Its headings are one level lower, since the page has the first.
 *
 * @param {string} text @param {string} lang @returns {HTMLElement}
 */
export function markdown(text, lang) {
  const lower = (/** @type {any} */ token) => {
    if (token.type === 'heading') {
      token.depth = Math.min(token.depth + 1, 5);
    }
  };
  const element = safeHtml(/** @type {string} */ (marked.parse(text, {async: false, walkTokens: lower})), lang, MORE);
  element.querySelectorAll('table, pre').forEach(wide => wide.setAttribute('tabindex', '0')); // scrolled by keyboard
  return element;
}
