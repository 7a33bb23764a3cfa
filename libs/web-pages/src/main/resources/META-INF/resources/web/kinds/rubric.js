// @ts-check
import {html, nothing} from '../lit.js';
import {t} from '../texts.js';

/** A text that people mark. Its required sections stand above it. @type {import('./kind.js').Kind} */
export default {
  render: ({item, response, respond, readOnly}) => {
    const sections = item.content.sections ?? [];
    const read = (/** @type {Event} */ event) => {
      const text = /** @type {HTMLTextAreaElement} */ (event.target).value;
      respond(text.trim() === '' ? null : text);
    };
    return html`
      ${sections.length ? html`<ul>${sections.map((/** @type {string} */ name) => html`<li>${name}</li>`)}</ul>` : nothing}
      <label class="field">${t('item.answer')}
        <textarea rows="16" autocomplete="off" spellcheck="false" .value=${response ?? ''} ?readonly=${readOnly}
                  @input=${read}></textarea>
      </label>`;
  },
};
