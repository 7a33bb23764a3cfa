// @ts-check
import {html, nothing, svg} from '../lit.js';
import {t} from '../texts.js';
import {pictureSize, pictureUrl} from '../safe-html.js';
import {drafting} from './drafting.js';
import {focusAfterRemoval} from './focus.js';
import {boxBetween, boxInMiddle, moved, sized, toImage} from './geometry.js';

/** @typedef {import('./geometry.js').Box} Box */

const FAST = 10;
const SMALLEST_DRAG = 3;

/** @type {Record<string, [number, number]>} */
const DIRECTIONS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

/** @type {import('./kind.js').Kind} */
export default {
  render: context => {
    const {item, readOnly, local} = context;
    const picture = item.content.image ?? '';
    local.size ??= pictureSize(picture);
    local.url ??= pictureUrl(picture);
    local.label ??= item.content.labels?.[0] ?? '';
    const {width, height} = local.size;
    /** @type {Box[]} */
    const boxes = draftOf(context).shown(context.response) ?? [];
    return html`
      <p class="help" id="boxes-help">${t('boxes.help')}</p>
      ${tools(context, boxes)}
      <svg class="picture" viewBox="0 0 ${width} ${height}" role="group" aria-label=${t('boxes.image')} aria-describedby="boxes-help"
           data-own-keys @pointerdown=${readOnly ? nothing : drag(context, boxes)}>
        <image href=${local.url} width=${width} height=${height}></image>
        ${boxes.map((box, index) => shown(context, boxes, box, index))}
        ${local.drawn ? svg`<rect class="drawn" x=${local.drawn.x} y=${local.drawn.y} width=${local.drawn.width} height=${local.drawn.height} />` : nothing}
      </svg>
      <p role="status" class="visually-hidden">${said(context, boxes)}</p>
      ${list(context, boxes)}`;
  },
  choose: ({item, local, redraw}, index) => {
    local.label = item.content.labels?.[index] ?? local.label;
    redraw();
  },
};

/** Moves by keys are many changes and few answers. @param {import('./kind.js').Context} context */
const draftOf = context => drafting(context, boxes => boxes.length ? boxes : null);

/** @param {import('./kind.js').Context} context @param {Box[]} boxes */
function answer(context, boxes) {
  const {change, commit} = draftOf(context);
  change(boxes);
  commit();
}

/** @param {import('./kind.js').Context} context @param {Box[]} boxes @param {number} index @param {string} focused selector of what stands for each box */
function remove(context, boxes, index, focused) {
  context.local.changed = {index, isRemoved: true};
  answer(context, boxes.filter((_, other) => other !== index));
  focusAfterRemoval(focused, index, '.add-box');
}

/** What the last key has done to a box, for who can't see it. @param {import('./kind.js').Context} context @param {Box[]} boxes */
function said({local: {changed}}, boxes) {
  const box = changed && boxes[changed.index];
  return changed?.isRemoved ? t('boxes.removed', changed.index + 1) : box ? nameOf(box, changed.index) : nothing;
}

/** @param {import('./kind.js').Context} context @param {Box[]} boxes */
const tools = (context, boxes) => {
  const {item, readOnly, local, redraw} = context;
  return html`<p>
  <label>${t('boxes.label')}
    <select ?disabled=${readOnly} @change=${(/** @type {Event} */ event) => {
      local.label = /** @type {HTMLSelectElement} */ (event.target).value;
      redraw();
    }}>${(item.content.labels ?? []).map(label => html`<option value=${label} .selected=${label === local.label}>${label}</option>`)}</select>
  </label>
  <button type="button" class="add-box" ?disabled=${readOnly} @click=${() => {
    local.changed = {index: boxes.length};
    answer(context, [...boxes, boxInMiddle(local.label, local.size)]);
  }}>
    ${t('boxes.add')}</button></p>`;
};

/** @param {Box} box @param {number} index */
const nameOf = (box, index) => t('boxes.box', index + 1, box.label, box.x, box.y, box.width, box.height);

/** @param {import('./kind.js').Context} context @param {Box[]} boxes @param {Box} box @param {number} index */
const shown = (context, boxes, box, index) => svg`
  <g class="box" tabindex="0" role="button" aria-label=${nameOf(box, index)} @keydown=${onKey(context, boxes, index)}>
    <rect class="under" x=${box.x} y=${box.y} width=${box.width} height=${box.height} />
    <rect x=${box.x} y=${box.y} width=${box.width} height=${box.height} />
    <text x=${box.x + 2} y=${Math.max(12, box.y - 3)}>${index + 1} ${box.label}</text>
  </g>`;

/** @param {import('./kind.js').Context} context @param {Box[]} boxes @param {number} index */
const onKey = (context, boxes, index) => (/** @type {KeyboardEvent} */ event) => {
  const {readOnly, local} = context;
  const direction = DIRECTIONS[event.key];
  if (readOnly || !direction && event.key !== 'Delete') {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  if (!direction) {
    remove(context, boxes, index, '.box');
    return;
  }
  local.changed = {index};
  const [dx, dy] = direction.map(step => event.ctrlKey ? step * FAST : step);
  const change = event.shiftKey ? sized : moved;
  draftOf(context).change(boxes.map((box, other) => other === index ? change(box, dx, dy, local.size) : box));
};

/** @param {import('./kind.js').Context} context @param {Box[]} boxes */
const drag = (context, boxes) => (/** @type {PointerEvent} */ down) => {
  const {local, redraw} = context;
  const picture = /** @type {SVGSVGElement} */ (down.currentTarget);
  const at = (/** @type {PointerEvent} */ event) => toImage({x: event.clientX, y: event.clientY}, picture.getBoundingClientRect(), local.size);
  const from = at(down);
  picture.setPointerCapture(down.pointerId);
  const move = (/** @type {PointerEvent} */ event) => {
    local.drawn = boxBetween(from, at(event), local.label, local.size);
    redraw();
  };
  const end = (/** @type {PointerEvent} */ event) => {
    picture.removeEventListener('pointermove', move);
    picture.removeEventListener('pointerup', end);
    picture.removeEventListener('pointercancel', end);
    const box = boxBetween(from, at(event), local.label, local.size);
    local.drawn = null;
    if (event.type === 'pointerup' && box.width >= SMALLEST_DRAG && box.height >= SMALLEST_DRAG) {
      answer(context, [...boxes, box]);
    } else {
      redraw();
    }
  };
  picture.addEventListener('pointermove', move);
  picture.addEventListener('pointerup', end);
  picture.addEventListener('pointercancel', end);
};

/** @param {import('./kind.js').Context} context @param {Box[]} boxes */
const list = (context, boxes) => html`<ol class="marks">${boxes.map((box, index) => html`
  <li>${nameOf(box, index)}
    <button type="button" ?disabled=${context.readOnly} aria-label=${t('boxes.remove', index + 1)}
            @click=${() => remove(context, boxes, index, '.marks button')}>×</button></li>`)}</ol>`;
