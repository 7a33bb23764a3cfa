// @ts-check
import {html, nothing} from '/web/lit.js';
import {t} from './texts.js';

/** The sign of each state; the word stands beside it wherever one answer is shown. */
export const SIGNS = {none: '–', 'not-sent': '○', 'on-computer': '●', 'at-office': '✓'};

/**
 * The state of an answer.
 *
 * @param {import('./queue.js').AnswerQueue} queue @param {number} position @param {{has: (position: number) => boolean}} drafts positions with
 *   something typed that is no answer yet
 * @returns {keyof typeof SIGNS} {@code none} if there is no answer, or it was taken back and the service knows
 */
export function stateOf(queue, position, drafts) {
  if (drafts.has(position)) {
    return 'not-sent';
  }
  const state = /** @type {keyof typeof SIGNS | undefined} */ (queue.states.get(position));
  const isAnswered = (queue.answers.get(position) ?? null) !== null;
  return !state || !isAnswered && state === 'at-office' ? 'none' : state;
}

/** @param {import('./queue.js').AnswerQueue} queue @param {number} position */
export const isAnswered = (queue, position) => (queue.answers.get(position) ?? null) !== null;

/**
 * The numbers of all items with the states of their answers.
 *
 * @param {object} shown
 * @param {import('./paper.js').Item[]} shown.items
 * @param {import('./queue.js').AnswerQueue} shown.queue
 * @param {number} shown.current
 * @param {Set<number>} shown.flags positions
 * @param {{has: (position: number) => boolean}} shown.drafts positions
 * @param {(index: number) => void} shown.go
 */
export function palette({items, queue, current, flags, drafts, go}) {
  return html`
    <nav class="palette" aria-label=${t('palette')}>
      <ul @keydown=${onKey} data-own-keys>${items.map((item, index) => {
        const state = stateOf(queue, item.position, drafts);
        const isFlagged = flags.has(item.position);
        const name = t('palette.item', index + 1, t(`state.${state}`)) + (isFlagged ? `, ${t('palette.flagged')}` : '');
        return html`<li><button type="button" class="state-${state} ${isFlagged ? 'flagged' : ''}" aria-label=${name}
            aria-current=${index === current ? 'true' : nothing} tabindex=${index === current ? 0 : -1} @click=${() => go(index)}>
          ${index + 1}<span aria-hidden="true">${SIGNS[state]}${isFlagged ? '⚑' : ''}</span></button></li>`;
      })}</ul>
      <p class="help">${t('palette.help')}</p>
      ${legend()}
    </nav>`;
}

/**
 * Moves the focus from number to number. The palette is one stop of the Tab key, since a paper may have 190 items.
 *
 * @param {KeyboardEvent} event
 */
function onKey(event) {
  const buttons = [.../** @type {Element} */ (event.currentTarget).querySelectorAll('button')];
  const row = buttons.filter(button => button.offsetTop === buttons[0].offsetTop).length;
  const steps = {ArrowLeft: -1, ArrowRight: 1, ArrowUp: -row, ArrowDown: row, Home: -buttons.length, End: buttons.length};
  const step = /** @type {Record<string, number>} */ (steps)[event.key];
  if (step && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    const next = buttons.indexOf(/** @type {any} */ (event.target)) + step;
    buttons[Math.min(buttons.length - 1, Math.max(0, next))].focus();
  }
}

function legend() {
  return html`<dl class="legend" aria-label=${t('states.legend')}>${Object.entries(SIGNS).map(([state, sign]) => html`
    <div><dt aria-hidden="true">${sign}</dt><dd>${t(`state.${state}`)}</dd></div>`)}</dl>`;
}
