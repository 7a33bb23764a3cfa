// @ts-check
import {html} from '../lit.js';
import {inLanguage, t} from '../texts.js';
import {optionText, safeHtml} from '../safe-html.js';

/**
 * A list of entries, to each of which one value is assigned.
 *
 * @param {import('./kind.js').Context} context
 * @param {{id: string, shown: unknown}[]} entries
 * @param {{value: string, name: string}[]} values
 */
function assign({item, response, respond, readOnly}, entries, values) {
  const set = (/** @type {string} */ id, /** @type {string} */ value) => {
    const {[id]: _, ...others} = response ?? {};
    const next = value ? {...others, [id]: value} : others;
    respond(Object.keys(next).length ? next : null);
  };
  return html`<div class="assigning">${entries.map(({id, shown}) => html`
    <div class="pair">
      <div id="entry-${item.position}-${id}">${shown}</div>
      <select aria-labelledby="entry-${item.position}-${id}" ?disabled=${readOnly}
              @change=${(/** @type {Event} */ event) => set(id, /** @type {HTMLSelectElement} */ (event.target).value)}>
        <option value="" .selected=${!response?.[id]}>${t('choose')}</option>
        ${values.map(({value, name}) => html`<option value=${value} .selected=${response?.[id] === value}>${name}</option>`)}
      </select>
    </div>`)}</div>`;
}

/** @type {import('./kind.js').Kind} */
export const matching = {
  render: context => assign(
      context,
      (context.item.content.left ?? []).map(entry => ({id: entry.id, shown: optionText(entry)})),
      (context.item.content.right ?? []).map(entry => ({
        value: entry.id,
        name: `${entry.id}. ${safeHtml(inLanguage(entry)).textContent}`,
      }))),
};

/** @type {import('./kind.js').Kind} */
export const labels = {
  render: context => assign(
      context,
      (context.item.content.samples ?? []).map(({id, text}) => ({id, shown: text})),
      (context.item.content.labels ?? []).map(label => ({value: label, name: label}))),
};
