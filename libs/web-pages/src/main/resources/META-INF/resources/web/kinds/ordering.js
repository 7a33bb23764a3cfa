// @ts-check
import {html, nothing} from '../lit.js';
import {inLanguage, t} from '../texts.js';
import {optionText, safeHtml} from '../safe-html.js';

/** @template T @param {T[]} list @param {number} from @param {number} to @returns {T[]} */
export function movedEntry(list, from, to) {
  const copy = [...list];
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
}

/** @type {import('./kind.js').Kind} */
export default {
  render: ({item, response, respond, readOnly}) => {
    const options = item.content.options ?? [];
    /** @type {string[]} */
    const ids = response ?? options.map(option => option.id);
    const shown = ids.flatMap(id => options.find(option => option.id === id) ?? []);
    const move = (/** @type {number} */ from, /** @type {number} */ to) => respond(movedEntry(ids, from, to));
    const button = (/** @type {string} */ code, /** @type {string} */ sign, /** @type {number} */ from, /** @type {number} */ to) => {
      const name = safeHtml(inLanguage(shown[from])).textContent ?? '';
      return html`<button type="button" aria-label=${t(code, name)} ?disabled=${readOnly || to < 0 || to >= ids.length}
          @click=${() => move(from, to)}>${sign}</button>`;
    };
    return html`
      <p class="help">${t('ordering.help')}</p>
      <ol class="ordering">${shown.map((option, index) => html`
        <li>${button('ordering.up', '↑', index, index - 1)}${button('ordering.down', '↓', index, index + 1)}
          ${optionText(option)}</li>`)}
      </ol>
      ${response ? nothing : html`<button type="button" ?disabled=${readOnly} @click=${() => respond(ids)}>${t('ordering.keep')}</button>`}`;
  },
};
