// @ts-check
import {html} from '../lit.js';
import {t} from '../texts.js';

/** @type {import('./kind.js').Kind} */
export default {
  render: ({item, response, respond, readOnly}) => [true, false].map(value => html`
    <label class="option">
      <input type="radio" name="item-${item.position}" .checked=${response === value} ?disabled=${readOnly}
             @change=${() => respond(value)}>
      <span>${t(String(value))}</span>
    </label>`),
  choose: ({respond}, index) => index < 2 && respond(index === 0),
};
