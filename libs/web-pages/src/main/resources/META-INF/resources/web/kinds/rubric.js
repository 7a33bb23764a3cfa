// @ts-check
import {html, nothing} from '../lit.js';
import {t} from '../texts.js';
import {drafting, textAnswer} from './drafting.js';

/** A text that people mark. Its required sections stand above it. @type {import('./kind.js').Kind} */
export default {
  render: context => {
    const {item, response, readOnly} = context;
    const sections = item.content.sections ?? [];
    const {shown, change, commit} = drafting(context, textAnswer);
    return html`
      ${sections.length ? html`<ul>${sections.map((/** @type {string} */ name) => html`<li>${name}</li>`)}</ul>` : nothing}
      <label class="field">${t('item.answer')}
        <textarea rows="16" autocomplete="off" spellcheck="false" .value=${shown(response) ?? ''} ?readonly=${readOnly}
                  @input=${(/** @type {Event} */ event) => change(/** @type {HTMLTextAreaElement} */ (event.target).value)} @blur=${commit}></textarea>
      </label>`;
  },
};
