// @ts-check
import {html, nothing} from '../lit.js';
import {inLanguage, t} from '../texts.js';
import {optionText, safeHtml} from '../safe-html.js';
import {focusAfterDrawing} from './focus.js';

/** @template T @param {T[]} list @param {number} from @param {number} to @returns {T[]} */
export function movedEntry(list, from, to) {
  const copy = [...list];
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
}

/** @type {import('./kind.js').Kind} */
export default {
  render: ({item, response, respond, readOnly, local}) => {
    const options = item.content.options ?? [];
    /** @type {string[]} */
    const ids = response ?? options.map(option => option.id);
    const shown = ids.flatMap(id => options.find(option => option.id === id) ?? []);
    const nameOf = (/** @type {import('./kind.js').Option} */ option) => safeHtml(inLanguage(option)).textContent ?? '';
    const moved = shown.findIndex(option => option.id === local.moved);
    /** Moves an entry, and the focus with it. @param {Event} event @param {number} from @param {number} to */
    const move = (event, from, to) => {
      const list = /** @type {Element} */ (event.currentTarget).closest('ol');
      local.moved = ids[from];
      respond(movedEntry(ids, from, to));
      focusAfterDrawing(() => {
        const [up, down] = list?.children[to]?.querySelectorAll('button') ?? [];
        return to < from ? [up, down] : [down, up];
      });
    };
    const button = (/** @type {string} */ code, /** @type {string} */ sign, /** @type {number} */ from, /** @type {number} */ to) => {
      return html`<button type="button" aria-label=${t(code, nameOf(shown[from]))} ?disabled=${readOnly || to < 0 || to >= ids.length}
          @click=${(/** @type {Event} */ event) => move(event, from, to)}>${sign}</button>`;
    };
    return html`
      <p class="help">${t('ordering.help')}</p>
      <ol class="ordering">${shown.map((option, index) => html`
        <li>${button('ordering.up', '↑', index, index - 1)}${button('ordering.down', '↓', index, index + 1)}
          ${optionText(option)}</li>`)}
      </ol>
      <p role="status">${moved < 0 ? nothing : t('ordering.moved', nameOf(shown[moved]), moved + 1, shown.length)}</p>
      ${response ? nothing : html`<button type="button" ?disabled=${readOnly} @click=${() => respond(ids)}>${t('ordering.keep')}</button>`}`;
  },
};
