// @ts-check
import {html, nothing} from './lit.js';
import {t, language} from './texts.js';
import {pictureUrl, textOf} from './safe-html.js';
import {KINDS} from './kinds/index.js';

/**
 * The question of an item and the fields of its answer, as its kind draws them.
 *
 * @param {import('./kinds/kind.js').Context} context
 */
export function itemBody(context) {
  const {item} = context;
  const kind = KINDS[item.kind];
  return html`
    <div class="stem">${stem(item)}</div>
    ${shownData(item)}
    <fieldset><legend class="visually-hidden">${t('item.answer')}</legend>
      ${kind ? kind.render(context) : html`<p class="error">${t('kind.unknown')}</p>`}
    </fieldset>`;
}

/** @param {import('./kinds/kind.js').Item} item */
function stem(item) {
  const {stem, stemEn} = item.content;
  return language === 'en' && stemEn
      ? textOf(item.content, 'stemEn', stemEn, 'en')
      : textOf(item.content, 'stem', stem, 'zh-CN');
}

/** What an item shows beside its question, unless its kind makes it the answer. @param {import('./kinds/kind.js').Item} item */
function shownData({kind, content}) {
  const {image, text, columns, rows} = content;
  return html`
    ${image && kind !== 'BOXES' ? html`<img class="picture" alt="" src=${pictureUrl(image)}>` : nothing}
    ${text && kind !== 'TEXT_SPANS' ? html`<pre class="text">${text}</pre>` : nothing}
    ${rows?.length && kind !== 'TABLE' ? html`<div class="wide" tabindex="0" role="group" aria-label=${t('kind.TABLE')}><table>
      <thead><tr>${(columns ?? []).map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${rows.map(cells => html`<tr>${cells.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>` : nothing}`;
}
