// @ts-check
import {itemBody} from '/web/item.js';
import {html, nothing} from '/web/lit.js';
import {inLanguage, languageOf, unitOf} from '/web/texts.js';
import {t} from './texts.js';

/** @typedef {import('/web/kinds/kind.js').Item} Item */

/**
 * An answer in words, or drawn as its kind draws answers.
 *
 * @param {Item} item @param {any} answer
 */
export function answerView(item, answer) {
  const text = (/** @type {string} */ id) => {
    const option = item.content.options?.find(one => one.id === id);
    return option ? `${id}. ${inLanguage(option).replace(/<[^>]*>/g, '')}` : id;
  };
  switch (item.kind) {
    case 'TRUE_FALSE': return t(String(answer));
    case 'SINGLE_CHOICE': return text(answer);
    case 'MULTIPLE_CHOICE': case 'ORDERING': return html`<ol>${answer.map((/** @type {string} */ id) => html`<li>${text(id)}</li>`)}</ol>`;
    case 'NUMBER': return `${answer} ${unitOf(item.content)}`;
    case 'MATCHING': case 'LABELS': return html`<ul>${Object.entries(answer).map(([from, to]) => html`<li>${from}：${to}</li>`)}</ul>`;
    case 'TABLE': return html`<ul>${answer.map((/** @type {string[]} */ row) => html`<li>${row.join('，')}</li>`)}</ul>`;
    case 'TEXT_SPANS': return html`<ul>${answer.map((/** @type {any} */ span) => html`<li>${span.label}：${[...(item.content.text ?? '')].slice(span.start, span.end).join('')}</li>`)}</ul>`;
    default: return itemBody({item: {...item, position: `${item.position}-key`}, response: answer, readOnly: true, local: {}, respond: () => {}, redraw: () => {}});
  }
}

/** The question of an item without markup. @param {Item} item */
export function stemView({content: {stem, stemEn}}) {
  const entry = {text: stem, textEn: stemEn};
  return html`<span lang=${languageOf(entry)}>${inLanguage(entry).replace(/<[^>]*>/g, '')}</span>`;
}

/**
 * The key of an item, why, and on what it rests.
 *
 * @param {Item} item @param {{answer: any, explanation: string, explanationEn?: string, source?: string}} explained
 */
export function explanationView(item, {answer, explanation, explanationEn, source}) {
  const entry = {text: explanation, textEn: explanationEn};
  return html`
    <dl>
      <dt><strong>${t('key')}</strong></dt><dd lang=${languageOf({textEn: item.content.stemEn})}>${answerView(item, answer)}</dd>
      <dt><strong>${t('explanation')}</strong></dt><dd class="explanation" lang=${languageOf(entry)}>${inLanguage(entry)}</dd>
      ${source ? html`<dt><strong>${t('source')}</strong></dt><dd class="citation" lang="zh-CN">${source}</dd>` : nothing}
    </dl>`;
}

/** The levels to choose from. @param {number[]} levels @param {number} chosen @param {(level: number) => void} choose */
export const levelField = (levels, chosen, choose) => html`<label class="field">${t('level')}
  <select name="level" @change=${(/** @type {Event} */ event) => choose(Number(/** @type {HTMLSelectElement} */ (event.target).value))}>
    ${levels.map(level => html`<option value=${level} .selected=${level === chosen}>${t(`level.${level}`)}</option>`)}</select></label>`;

/** What a view shows without an account. @param {import('./learn.js').Page} page @param {string} name of the view */
export const needsAccount = (page, name) => html`<h2 tabindex="-1">${t(`menu.${name}`)}</h2><p>${t('needs-account')}</p>
  <button type="button" class="main" @click=${() => page.signIn()}>${t('menu.sign-in')}</button>`;

/** The levels of practice and mock exams. */
export const LEVELS = [3, 4];
