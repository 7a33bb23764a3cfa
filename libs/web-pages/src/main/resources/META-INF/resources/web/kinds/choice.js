// @ts-check
import {html} from '../lit.js';
import {t} from '../texts.js';
import {optionText} from '../safe-html.js';

const LETTERS = 'ABCDEFGH';

/** @param {import('./kind.js').Context} context @param {'radio' | 'checkbox'} type @param {(id: string) => boolean} isChosen @param {(id: string) => void} choose */
const options = ({item, readOnly}, type, isChosen, choose) => (item.content.options ?? []).map((option, index) => html`
  <label class="option">
    <input type=${type} name="item-${item.position}" .checked=${isChosen(option.id)} ?disabled=${readOnly}
           @change=${() => choose(option.id)}>
    <span class="letter">${LETTERS[index]}</span>
    ${optionText(option)}
  </label>`);

/** Letters are those of the order shown; the answer has the ids of the options. @type {import('./kind.js').Kind} */
export const single = {
  render: context => options(context, 'radio', id => context.response === id, context.respond),
  choose: ({item, respond}, index) => {
    const option = item.content.options?.[index];
    if (option) {
      respond(option.id);
    }
  },
};

/** @param {import('./kind.js').Context} context @param {string} id */
function toggle({response, respond}, id) {
  const chosen = new Set(response ?? []);
  if (!chosen.delete(id)) {
    chosen.add(id);
  }
  respond(chosen.size ? [...chosen].sort() : null);
}

/** @type {import('./kind.js').Kind} */
export const multiple = {
  render: context => html`
    <p class="help">${t('multiple.help')}</p>
    ${options(context, 'checkbox', id => (context.response ?? []).includes(id), id => toggle(context, id))}`,
  choose: (context, index) => {
    const option = context.item.content.options?.[index];
    if (option) {
      toggle(context, option.id);
    }
  },
};
