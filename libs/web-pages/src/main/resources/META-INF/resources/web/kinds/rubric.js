// @ts-check
import {html, nothing} from '../lit.js';
import {t} from '../texts.js';
import {typing} from './typing.js';

/** A text that people mark. Its required sections stand above it. @type {import('./kind.js').Kind} */
export default {
  render: context => {
    const {item, response, readOnly, local} = context;
    const sections = item.content.sections ?? [];
    const {input, leave} = typing(context);
    return html`
      ${sections.length ? html`<ul>${sections.map((/** @type {string} */ name) => html`<li>${name}</li>`)}</ul>` : nothing}
      <label class="field">${t('item.answer')}
        <textarea rows="16" autocomplete="off" spellcheck="false" .value=${local.text ?? response ?? ''} ?readonly=${readOnly}
                  @input=${input} @blur=${leave}></textarea>
      </label>`;
  },
};
