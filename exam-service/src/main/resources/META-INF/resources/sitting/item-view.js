// @ts-check
import {itemBody} from '/web/item.js';
import {KINDS} from '/web/kinds/index.js';
import {html, keyed, nothing} from '/web/lit.js';
import {pictureUrl} from '/web/safe-html.js';
import {functionName, t} from './texts.js';
import {SIGNS, stateOf} from './palette.js';

/**
 * One item with its answer.
 *
 * @param {import('./sitting.js').Sitting} page
 */
export function itemView(page) {
  const {attempt} = page;
  const item = attempt.items[page.current];
  const queue = attempt.queue;
  if (!item || !queue) {
    return nothing;
  }
  const state = stateOf(queue, item.position, page.drafts);
  const kind = KINDS[item.kind];
  return html`
    <article class="item" id="item">
      ${sectionHeading(attempt.sections, item.position)}
      <h2 tabindex="-1" id="item-heading">${t('item.heading', page.current + 1, attempt.items.length)}</h2>
      <p class="meta">${kind ? t(`kind.${item.kind}`) : nothing} · ${t('item.points', Number(item.points))}
        · <span class="state-${state}"><span aria-hidden="true">${SIGNS[state]}</span> ${t(`state.${state}`)}</span></p>
      ${keyed(item.position, itemBody(page.context(item)))}
      ${page.tooLong === item.position ? html`<p class="error" role="alert">${t('item.too-long')}</p>` : nothing}
      <img class="watermark" alt="" src=${watermark(attempt.opened)}>
    </article>
    ${buttons(page, item)}`;
}

/** The vocational function that the item belongs to, on a paper with sections. @param {import('./paper.js').Section[]} sections @param {number} position */
function sectionHeading(sections, position) {
  const index = sections.findIndex(({first, last}) => first <= position && position <= last);
  if (index < 0) {
    return nothing;
  }
  const {function: name, minutes, first, last} = sections[index];
  return html`<p class="section">${t('section.heading', index + 1, functionName(name), minutes, last - first + 1)}</p>`;
}

/** Faintly names the attempt and the seat on each photo of the screen. @param {{attempt: string, candidate: {seat: number}}} opened */
function watermark({attempt, candidate}) {
  return pictureUrl(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 260 40"><text x="258" y="30" font-size="28"
    text-anchor="end" fill="#1b1f24" fill-opacity="0.08">${attempt.slice(-8)} · ${candidate.seat}</text></svg>`);
}

/** @param {import('./sitting.js').Sitting} page @param {import('./paper.js').Item} item */
const buttons = (page, item) => html`
  <p class="buttons">
    <button type="button" ?disabled=${page.current === 0} @click=${() => page.go(page.current - 1)}>← ${t('item.previous')}</button>
    <button type="button" ?disabled=${page.current === page.attempt.items.length - 1} @click=${() => page.go(page.current + 1)}>
      ${t('item.next')} →</button>
    <button type="button" aria-pressed=${page.flags.has(item.position)} @click=${() => page.flag()}>
      ⚑ ${t(page.flags.has(item.position) ? 'item.unflag' : 'item.flag')}</button>
    <button type="button" ?disabled=${page.attempt.readOnly} @click=${() => page.clearAnswer(item)}>${t('item.clear')}</button>
  </p>`;
