// @ts-check
import {html, nothing} from '../lit.js';
import {t, unitOf} from '../texts.js';

const DECIMAL = /^-?[0-9]{1,17}(\.[0-9]{1,17})?$/;

/**
 * Reads a number as people type it, with full-width digits of an input method or a comma as separator of thousands.
 *
 * @param {string} text
 * @returns {string | null | undefined} null for an empty text, undefined for one that is no number
 */
export function readNumber(text) {
  const plain = text.normalize('NFKC').replace(/[−–]/g, '-').replace(/。/g, '.').trim()
      .replace(/^(-?[0-9]{1,3})((?:,[0-9]{3})+)(?=\.|$)/, (_, head, rest) => head + rest.replaceAll(',', ''))
      .replace(/^\+/, '').replace(/^(-?)\./, '$10.').replace(/\.$/, '');
  if (plain === '') {
    return null;
  }
  return DECIMAL.test(plain) && plain.replace(/[-.]/g, '').length <= 20 ? plain : undefined;
}

/** @type {import('./kind.js').Kind} */
export default {
  render: ({item, response, respond, readOnly, local, redraw}) => {
    const read = (/** @type {Event} */ event) => {
      local.text = /** @type {HTMLInputElement} */ (event.target).value;
      const number = readNumber(local.text);
      if (number !== undefined && number !== (response ?? null)) {
        respond(number);
      } else {
        redraw();
      }
    };
    const text = local.text ?? response ?? '';
    const invalid = readNumber(text) === undefined;
    return html`
      <label class="field">${t('item.answer')}
        <span class="with-unit">
          <input type="text" inputmode="decimal" autocomplete="off" spellcheck="false" maxlength="40" .value=${text}
                 ?readonly=${readOnly} aria-invalid=${invalid} aria-describedby=${invalid ? 'number-error' : nothing}
                 @input=${read}>
          ${unitOf(item.content)}
        </span>
      </label>
      ${invalid ? html`<p id="number-error" class="error" role="alert">${t('number.invalid')}</p>` : nothing}`;
  },
};
