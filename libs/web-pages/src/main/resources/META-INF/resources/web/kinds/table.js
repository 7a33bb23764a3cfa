// @ts-check
import {html} from '../lit.js';
import {t} from '../texts.js';
import {drafting} from './drafting.js';
import {focusAfterRemoval} from './focus.js';

/** @type {import('./kind.js').Kind} */
export default {
  render: context => {
    const {item, response, readOnly} = context;
    const {shown, change, commit} = drafting(context);
    const columns = item.content.columns ?? [];
    /** @type {string[][]} */
    const rows = shown(response) ?? item.content.rows ?? [];
    const set = (/** @type {number} */ row, /** @type {number} */ column, /** @type {string} */ value) =>
        change(rows.map((cells, r) => r === row ? columns.map((_, c) => c === column ? value : cells[c] ?? '') : cells));
    const now = (/** @type {string[][]} */ changed) => {
      change(changed);
      commit();
    };
    return html`
      <div class="wide"><table class="editable">
        <thead><tr><th scope="col">${t('table.row')}</th>${columns.map(name => html`<th scope="col">${name}</th>`)}<td></td></tr></thead>
        <tbody>${rows.map((cells, row) => html`<tr>
          <th scope="row">${row + 1}</th>
          ${columns.map((name, column) => html`<td>
            <input type="text" spellcheck="false" autocomplete="off" maxlength="500" .value=${cells[column] ?? ''} ?readonly=${readOnly}
                   aria-label=${t('table.cell', row + 1, name)}
                   @input=${(/** @type {Event} */ event) => set(row, column, /** @type {HTMLInputElement} */ (event.target).value)}
                   @blur=${commit}>
          </td>`)}
          <td><button type="button" ?disabled=${readOnly} aria-label=${t('table.remove', row + 1)}
                      @click=${() => {
                        now(rows.filter((_, other) => other !== row));
                        focusAfterRemoval('.editable button', row, '.add-row');
                      }}>×</button></td>
        </tr>`)}</tbody>
      </table></div>
      <button type="button" class="add-row" ?disabled=${readOnly} @click=${() => now([...rows, columns.map(() => '')])}>${t('table.add')}</button>`;
  },
};
