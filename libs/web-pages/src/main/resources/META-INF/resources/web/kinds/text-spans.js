// @ts-check
import {html, nothing} from '../lit.js';
import {t} from '../texts.js';
import {codePoints, runs, slice, withSpan} from './code-points.js';
import {focusAfterRemoval} from './focus.js';

/** @typedef {import('./code-points.js').Span} Span */

/**
 * Where a point of the document is in the text.
 *
 * @param {Node} node @param {number} offset in units of its string, or its children @returns {number | null} in code points
 */
function offsetOf(node, offset) {
  const element = node instanceof Element ? node : node.parentElement;
  const run = element?.closest('[data-start]');
  if (!run) {
    return null;
  }
  const range = document.createRange();
  range.setStart(run, 0);
  range.setEnd(node, offset);
  return Number(run.getAttribute('data-start')) + codePoints(range.toString());
}

/** @returns {{from: number, to: number} | null} what is selected by mouse or touch */
function selectedText() {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) {
    return null;
  }
  const {startContainer, startOffset, endContainer, endOffset} = selection.getRangeAt(0);
  const from = offsetOf(startContainer, startOffset);
  const to = offsetOf(endContainer, endOffset);
  return from === null || to === null || from === to ? null : {from: Math.min(from, to), to: Math.max(from, to)};
}

/**
 * Moves the caret, or with the anchor kept the end of the selection.
 *
 * @param {{anchor: number, caret: number}} at @param {KeyboardEvent} event @param {number} length of the text
 * @returns {{anchor: number, caret: number} | null} null if the key does nothing here
 */
export function movedCaret(at, event, length) {
  const step = {ArrowLeft: -1, ArrowRight: 1, ArrowUp: -10, ArrowDown: 10, Home: -length, End: length}[event.key];
  if (step === undefined) {
    return null;
  }
  const caret = Math.min(length, Math.max(0, at.caret + step));
  return {anchor: event.shiftKey ? at.anchor : caret, caret};
}

/** @type {import('./kind.js').Kind} */
export default {
  render: context => {
    const {item, readOnly, local, redraw} = context;
    const text = item.content.text ?? '';
    /** @type {Span[]} */
    const spans = context.response ?? [];
    const at = local.at ?? {anchor: 0, caret: 0};
    const selection = {from: Math.min(at.anchor, at.caret), to: Math.max(at.anchor, at.caret)};
    const select = (/** @type {any} */ next) => {
      local.at = next;
      redraw();
    };
    const onKey = (/** @type {KeyboardEvent} */ event) => {
      const next = movedCaret(at, event, codePoints(text));
      if (next) {
        event.preventDefault();
        getSelection()?.removeAllRanges();
        select(next);
      }
    };
    const onPointer = () => {
      const found = selectedText();
      if (found) {
        getSelection()?.removeAllRanges();
        select({anchor: found.from, caret: found.to});
      }
    };
    const chosen = slice(text, selection.from, selection.to);
    return html`
      <p class="help" id="spans-help">${t('spans.help')}</p>
      <div class="spans" role="application" tabindex="0" data-own-keys aria-label=${t('spans.text')} aria-describedby="spans-help spans-selected"
           @keydown=${onKey} @pointerup=${onPointer}>${runs(text, spans, selection).map(run => shown(run, at))}${
             at.caret === codePoints(text) ? html`<span class="run caret" data-start=${at.caret}></span>` : nothing}</div>
      <p id="spans-selected" role="status">${chosen ? t('spans.selected', chosen) : caretText(text, local.at)}</p>
      ${buttons(context, spans, selection, Boolean(chosen) && !readOnly)}
      ${list(context, spans, text)}`;
  },
  choose: ({item, response, respond, local}, index) => {
    const label = item.content.labels?.[index];
    const {anchor, caret} = local.at ?? {anchor: 0, caret: 0};
    if (label && anchor !== caret) {
      respond(withSpan(response ?? [], {start: Math.min(anchor, caret), end: Math.max(anchor, caret), label}));
    }
  },
};

/** Where the caret is, for who can't see it. @param {string} text @param {{caret: number} | undefined} at */
function caretText(text, at) {
  const next = at && slice(text, at.caret, at.caret + 1);
  return !at ? t('spans.nothing') : next ? t('spans.caret', next) : t('spans.end');
}

/** @param {ReturnType<typeof runs>[number]} run @param {{caret: number}} at */
const shown = (run, at) => html`<span data-start=${run.start}
  class="run ${run.spans.length ? 'marked' : ''} ${run.selected ? 'selected' : ''} ${at.caret === run.start ? 'caret' : ''}"
  title=${run.spans.length ? run.spans.map(span => span.label).join(', ') : nothing}>${run.text}</span>`;

/** @param {import('./kind.js').Context} context @param {Span[]} spans @param {{from: number, to: number}} selection @param {boolean} enabled */
const buttons = ({item, respond}, spans, {from, to}, enabled) => html`<p>${(item.content.labels ?? []).map(label => html`
  <button type="button" ?disabled=${!enabled} @click=${() => respond(withSpan(spans, {start: from, end: to, label}))}>
    ${t('spans.mark', label)}</button>`)}</p>`;

/** @param {import('./kind.js').Context} context @param {Span[]} spans @param {string} text */
const list = ({respond, readOnly}, spans, text) => html`<ul class="marks">${spans.map((span, index) => html`
  <li><strong>${span.label}</strong>: ${slice(text, span.start, span.end)}
    <button type="button" ?disabled=${readOnly} aria-label=${t('spans.remove', span.label, slice(text, span.start, span.end))}
            @click=${() => {
              respond(spans.filter(other => other !== span));
              focusAfterRemoval('.marks button', index, '.spans');
            }}>×</button></li>`)}</ul>`;
