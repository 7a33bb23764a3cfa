// @ts-check
import {html} from '../lit.js';
import {t} from '../texts.js';
import {drafting, textAnswer} from './drafting.js';

const INDENT = '    ';

/**
 * Indents by Tab, except after Escape: then Tab leaves the field, so that the keyboard is not caught in it (WCAG 2.1.2).
 *
 * @param {KeyboardEvent} event @param {Record<string, any>} local @param {boolean} readOnly
 */
function onKey(event, local, readOnly) {
  const field = /** @type {HTMLTextAreaElement} */ (event.target);
  const isTab = event.key === 'Tab' && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (isTab && !local.leaving && !readOnly) {
    event.preventDefault();
    field.setRangeText(INDENT, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', {bubbles: true}));
  }
  local.leaving = event.key === 'Escape';
}

/** A program, with the files that show what it will read. @type {import('./kind.js').Kind} */
export default {
  render: context => {
    const {item, response, readOnly, local} = context;
    const {starter, inputs, results} = item.content.code ?? {inputs: [], results: []};
    const {shown, change, commit} = drafting(context, textAnswer);
    const leaveField = () => {
      local.leaving = false;
      commit();
    };
    return html`
      ${inputs.map(file => html`
        <details><summary>${t('code.input', file.name)}</summary><pre class="text" tabindex="0">${file.text}</pre></details>`)}
      <p>${t('code.results', results.join(', '))}</p>
      <p class="help" id="code-help">${t('code.help')}</p>
      <label class="field">${t('code.program')}
        <textarea class="program" rows="24" wrap="off" autocomplete="off" autocapitalize="off" spellcheck="false"
                  .value=${shown(response) ?? starter ?? ''} ?readonly=${readOnly} aria-describedby="code-help"
                  @input=${(/** @type {Event} */ event) => change(/** @type {HTMLTextAreaElement} */ (event.target).value)}
                  @blur=${leaveField}
                  @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(event, local, readOnly)}></textarea>
      </label>`;
  },
};
